package io.tradefold.server.log;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets appends happen one after the other, from before the insert until the commit. So nothing ever
 * becomes visible below a position that is visible already, and a position is a consistent prefix
 * of the log.
 */
interface AppendOrder {

  /**
   * Waits for the turn of the current transaction, which keeps it until it is over.
   *
   * @param connection of that transaction
   */
  void await(Connection connection) throws SQLException;

  /** The current transaction has appended. */
  void appended(Connection connection) throws SQLException;

  /** The last position that no crash takes back; 0 when there is none. */
  long head();

  /** Readers go no further. */
  long readable();
}
