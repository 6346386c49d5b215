package io.tradefold.projection.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands things on some at a time, so that however many there are, few are in memory. Of 1,200 with
 * a size of 500 come 500, 500 and, with {@link #rest}, 200.
 */
public final class Portions<T> {

  private final int size;
  private final Consumer<List<T>> consumer;
  private List<T> some = new ArrayList<>();

  /**
   * @param consumer of at least one and at most so many
   */
  public Portions(int size, Consumer<List<T>> consumer) {
    this.size = size;
    this.consumer = consumer;
  }

  public void add(T next) {
    some.add(next);
    if (some.size() == size) {
      rest();
    }
  }

  /** Hands on what is left, if anything is. */
  public void rest() {
    if (!some.isEmpty()) {
      List<T> full = some;
      some = new ArrayList<>();
      consumer.accept(full);
    }
  }
}
