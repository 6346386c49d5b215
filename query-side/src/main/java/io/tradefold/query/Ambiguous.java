package io.tradefold.query;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A parameter was left out where there is more than one thing it could mean. Answered as HTTP 400
 * of kind {@code ambiguous}, with the choices.
 */
public final class Ambiguous extends ErrorResponseException {

  /**
   * @param field what to give to choose, for example {@code "communityId, currency"}
   * @param choices what could be meant, as the client would write it
   */
  public Ambiguous(String field, String detail, List<?> choices) {
    super(HttpStatus.BAD_REQUEST, problem(field, detail, choices), null);
  }

  private static ProblemDetail problem(String field, String detail, List<?> choices) {
    ProblemDetail problem =
        Problem.of(HttpStatus.BAD_REQUEST, "ambiguous", "More than one could be meant", detail);
    problem.setProperty("field", field);
    problem.setProperty("choices", List.copyOf(choices));
    return problem;
  }
}
