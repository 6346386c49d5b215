package io.tradefold.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id that joins its log lines, its events and its answer: the client's, from
 * {@code X-Correlation-Id}, or a new one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Correlation extends OncePerRequestFilter {

  static final String HEADER = "X-Correlation-Id";

  private static final String ATTRIBUTE = Correlation.class.getName();
  private static final String MDC_KEY = "correlationId";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ProblemWriter problems;

  Correlation(ProblemWriter problems) {
    this.problems = problems;
  }

  static String idOf(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    String id = request.getAttribute(ATTRIBUTE) instanceof String known ? known : chosen(sent);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    MDC.put(MDC_KEY, id);
    try {
      if (sent == null || ID.matcher(sent).matches()) {
        chain.doFilter(request, response);
      } else {
        problems.write(
            request,
            response,
            Problem.badValue(HEADER, null, "1 to 64 letters, digits, '.', '_' or '-'"));
      }
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  private static String chosen(@Nullable String sent) {
    return sent != null && ID.matcher(sent).matches() ? sent : fresh();
  }

  /** No secret: drawn without the lock of the secure generator, for which all requests queued. */
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** The second half of an asynchronous answer may log too. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
