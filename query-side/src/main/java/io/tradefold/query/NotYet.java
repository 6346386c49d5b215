package io.tradefold.query;

import io.tradefold.api.Position;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The views have not come as far as the caller asked within the time the caller would wait, or
 * can't be read at all. Answered as HTTP 503 with {@code Retry-After}.
 */
public final class NotYet extends ErrorResponseException {

  private NotYet(String detail) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Unavailable", detail),
        null);
    getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
  }

  static NotYet reached(Position wanted, long reached, Duration waited) {
    return new NotYet(
        "The views have reached %d, not yet %s, after %d s of waiting."
            .formatted(reached, wanted, waited.toSeconds()));
  }

  static NotYet starting() {
    return new NotYet("The projections are just starting.");
  }

  /** MongoDB does not answer. */
  static NotYet viewsAway() {
    return new NotYet(
        "The views can't be read, MongoDB does not answer. Commands are accepted. Try again.");
  }

  /** The views never stood still for long enough to be read together. */
  public static NotYet stillChanging() {
    return new NotYet("The figures are changing too fast to be read. Try again.");
  }
}
