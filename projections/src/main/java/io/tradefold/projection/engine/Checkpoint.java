package io.tradefold.projection.engine;

/**
 * Told after each step of a flush: where a crash would find things. For tests, which crash there.
 */
@FunctionalInterface
public interface Checkpoint {

  Checkpoint NONE = step -> {};

  /**
   * @param step the collection just written, or {@code redis}
   */
  void passed(String step);
}
