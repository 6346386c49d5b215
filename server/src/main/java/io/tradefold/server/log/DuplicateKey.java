package io.tradefold.server.log;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Knows a lost race by its SQL state. A failed batch hangs its reason onto {@code
 * getNextException}, where Axon's own resolver does not look.
 */
final class DuplicateKey implements PersistenceExceptionResolver {

  private static final String UNIQUE_VIOLATION = "23505";

  @Override
  public boolean isDuplicateKeyViolation(Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure && isUniqueViolation(failure)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUniqueViolation(SQLException failure) {
    for (SQLException next = failure; next != null; next = next.getNextException()) {
      if (UNIQUE_VIOLATION.equals(next.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
