package io.tradefold.query;

import io.tradefold.api.Position;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The views have not come as far as the caller asked within the time the caller would wait. Answered
 * as HTTP 503 with {@code Retry-After}.
 */
public final class NotYet extends ErrorResponseException {

  NotYet(Position wanted, long reached, Duration waited) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "Not there yet",
            "The views have reached %d, not yet %s, after waiting %d s"
                .formatted(reached, wanted, waited.toSeconds())),
        null);
    getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
  }
}
