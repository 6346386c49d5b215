package io.tradefold.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A caller has as many live streams open as one may have. Answered as HTTP 429. */
public final class TooManyStreams extends ErrorResponseException {

  public TooManyStreams(int most) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Too many requests",
            "There are " + most + " live streams open already. Close one first."),
        null);
    getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
  }
}
