package io.tradefold.query.trading;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Several sequences, one after the other. */
final class Chained<T> implements Iterator<T> {

  private final Iterator<Iterator<T>> rest;
  private Iterator<T> current = Collections.emptyIterator();

  Chained(List<Iterator<T>> sequences) {
    this.rest = sequences.iterator();
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && rest.hasNext()) {
      current = rest.next();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
