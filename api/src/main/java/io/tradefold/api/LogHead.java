package io.tradefold.api;

/** The end of the log. */
public interface LogHead {

  /** The index of the last event that is committed; 0 when there is none. */
  long index();
}
