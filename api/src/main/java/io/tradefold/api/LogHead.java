package io.tradefold.api;

/** The end of the log. */
@FunctionalInterface
public interface LogHead {

  /** The index of the last event that is committed; 0 when there is none. */
  long index();

  /** Whether other processes append to it too: then what was there a moment ago says little. */
  default boolean isShared() {
    return false;
  }
}
