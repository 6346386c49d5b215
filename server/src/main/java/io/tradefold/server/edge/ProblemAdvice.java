package io.tradefold.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Turns every exception of a controller into a problem. What nobody foresaw is logged here, once,
 * and answered without a word about our insides; the correlation id joins the two.
 */
@RestControllerAdvice
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> handle(Exception failure, HttpServletRequest request) {
    if (Problems.isPassing(failure)) {
      Idempotency.answerIsPassing(request);
    }
    ProblemDetail problem = Problems.of(failure);
    if (problem == null) {
      log.error("A request failed unexpectedly", failure);
      problem = Problem.of(500, "Something went wrong here. It has been logged.");
    }
    return ResponseEntity.status(problem.getStatus())
        .headers(headersOf(failure, problem))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** The client has gone: there is nobody to answer and nothing to log. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void clientWentAway(IOException gone) {
    log.debug("The client went away: {}", gone.getMessage());
  }

  /** For example {@code Allow} of a 405, or {@code Retry-After} of a 503. */
  private static HttpHeaders headersOf(Exception failure, ProblemDetail problem) {
    HttpHeaders headers = new HttpHeaders();
    if (Unwrapped.of(failure) instanceof ErrorResponse known) {
      headers.addAll(known.getHeaders());
    }
    if (problem.getStatus() == 503 && headers.getFirst(HttpHeaders.RETRY_AFTER) == null) {
      headers.set(HttpHeaders.RETRY_AFTER, "1");
    }
    return headers;
  }
}
