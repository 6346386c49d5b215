package io.tradefold.server.stores;

/** The views contain events that the log does not. */
public final class ViewsAheadOfLog extends RuntimeException {

  ViewsAheadOfLog(long contained, long head) {
    super(
        "The views contain the log up to position "
            + contained
            + ", but the log ends at "
            + head
            + ": it was restored from an earlier copy, or is another one, or lost its end with the"
            + " power.");
  }
}
