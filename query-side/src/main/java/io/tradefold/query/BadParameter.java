package io.tradefold.query;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A query parameter or header with a value that can't be right. Answered as HTTP 400, with the
 * field, the value and what was expected.
 */
public final class BadParameter extends ErrorResponseException {

  private static final int SHOWN = 80;

  /**
   * @param expected finishes the sentence "expected …", for example {@code "a date such as
   *     2026-03-01"}
   */
  public BadParameter(String field, String value, String expected) {
    super(HttpStatus.BAD_REQUEST, problem(field, shortened(value), expected), null);
  }

  private static ProblemDetail problem(String field, String value, String expected) {
    ProblemDetail problem =
        Problem.of(
            HttpStatus.BAD_REQUEST,
            "bad-request",
            "Bad request",
            "'" + field + "': expected " + expected + ".");
    problem.setProperty("field", field);
    problem.setProperty("value", value);
    problem.setProperty("expected", expected);
    return problem;
  }

  private static String shortened(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }
}
