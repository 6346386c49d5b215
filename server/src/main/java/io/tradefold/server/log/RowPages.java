package io.tradefold.server.log;

import java.util.List;

/** Reads events as they are stored. */
@FunctionalInterface
public interface RowPages {

  /**
   * The next events in order, for a copy of them. What is at or below the head never changes, so a
   * copy page by page is a copy of one moment.
   *
   * @param after exclusive
   * @param upTo inclusive
   */
  List<LogRow> rows(long after, long upTo, int limit);
}
