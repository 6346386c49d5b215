package io.tradefold.query.trading;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Several sorted sequences as one sorted sequence; looks one element ahead in each. */
final class Merged<T> implements Iterator<T> {

  private final PriorityQueue<Head<T>> heads;

  private record Head<T>(T element, Iterator<T> rest) {}

  Merged(List<Iterator<T>> sorted, Comparator<T> order) {
    this.heads = new PriorityQueue<>(Comparator.comparing(Head::element, order));
    sorted.forEach(this::look);
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public T next() {
    Head<T> head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    look(head.rest());
    return head.element();
  }

  private void look(Iterator<T> sequence) {
    if (sequence.hasNext()) {
      heads.add(new Head<>(sequence.next(), sequence));
    }
  }
}
