package io.tradefold.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * When a stream fails after it has begun, nothing may be written after it: half an export with an
 * error message at its end would pass for a whole one. The failure goes on to the web server, which
 * breaks the connection off, so that the client sees that something is missing.
 */
final class BegunAnswers implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(BegunAnswers.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!response.isCommitted()) {
      return null;
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      LOG.debug("The client has gone: {}", failure.getMessage());
      return new ModelAndView();
    }
    throw new IllegalStateException("an answer failed after it had begun", failure);
  }
}
