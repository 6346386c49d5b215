package io.tradefold.query;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;

/**
 * Marks answers that mean something else on another day, so that their {@code ETag} changes too.
 */
public final class Windows {

  /** Read by the edge when it hashes the answer. */
  public static final String ETAG_SALT = "tradefold.etag-salt";

  private Windows() {}

  public static void endOn(HttpServletRequest request, LocalDate today) {
    request.setAttribute(ETAG_SALT, today);
  }
}
