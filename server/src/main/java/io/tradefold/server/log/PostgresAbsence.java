package io.tradefold.server.log;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells that a PostgreSQL is not there, rather than there and unhappy with what it was asked. */
public final class PostgresAbsence {

  /** The class of states in which no connection could be made, or one was lost. */
  private static final String CONNECTION = "08";

  /** It has been told to end (57P01 to 57P03), or takes no more connections. */
  private static final String ENDING = "57P";

  /** It gave up waiting for this process, see {@link PostgresLog}, and has rolled back. */
  private static final String GIVEN_UP = "25P03";

  private static final String TOO_MANY = "53300";

  private PostgresAbsence() {}

  /** Whether that is why something failed. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && isAway(refused)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException refused) {
    String state = refused.getSQLState();
    return refused instanceof SQLTransientConnectionException
        || (state != null
            && (state.startsWith(CONNECTION)
                || state.startsWith(ENDING)
                || state.equals(GIVEN_UP)
                || state.equals(TOO_MANY)));
  }
}
