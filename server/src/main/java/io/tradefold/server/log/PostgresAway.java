package io.tradefold.server.log;

/** At the start of a process the PostgreSQL of its log does not answer. */
public final class PostgresAway extends RuntimeException {

  /**
   * @param url without what follows a question mark, which may hold a password
   */
  PostgresAway(String url, Throwable cause) {
    super("The PostgreSQL of the event log, " + url + ", does not answer: " + said(cause), cause);
  }

  private static String said(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }
}
