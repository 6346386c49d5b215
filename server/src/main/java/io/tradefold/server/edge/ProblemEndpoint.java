package io.tradefold.server.edge;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container sends what failed outside the controllers. */
@Hidden
@RestController
class ProblemEndpoint implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(ProblemEndpoint.class);

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail problem = problemOf(request);
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ProblemDetail problemOf(HttpServletRequest request) {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    ProblemDetail known = failure instanceof Throwable thrown ? Problems.of(thrown) : null;
    if (known != null) {
      return known;
    }
    if (failure instanceof Throwable thrown) {
      log.error("A request failed unexpectedly", thrown);
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : 404;
    return status >= 500
        ? Problem.of(status, "Something went wrong here. It has been logged.")
        : Problem.of(status, status == 404 ? "There is nothing here." : "The request was refused.");
  }
}
