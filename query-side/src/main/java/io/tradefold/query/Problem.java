package io.tradefold.query;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem details as the contract writes them: {@code urn:tradefold:problem:<kind>}. */
final class Problem {

  private Problem() {}

  static ProblemDetail of(HttpStatus status, String kind, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:tradefold:problem:" + kind));
    problem.setTitle(title);
    return problem;
  }
}
