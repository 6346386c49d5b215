package io.tradefold.server.edge;

import io.tradefold.api.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many bytes a request may send: a megabyte, and 32 when it imports a CSV. A request that says
 * it is larger is refused before anything is read; one that doesn't say is refused when it gets
 * there.
 *
 * <p>These are bytes as sent. Who inflates them limits what comes out.
 */
@Component
@Order(BodyLimit.ORDER)
class BodyLimit extends OncePerRequestFilter {

  static final int ORDER = 10;

  private static final long MEGABYTE = 1024L * 1024;
  private static final long JSON = MEGABYTE;
  private static final long CSV = 32 * MEGABYTE;

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limitOf(request);
    if (request.getContentLengthLong() > limit) {
      problems.write(request, response, Problem.of(413, detail(limit)));
    } else {
      chain.doFilter(new LimitedRequest(request, limit), response);
    }
  }

  private static long limitOf(HttpServletRequest request) {
    return isImport(request.getRequestURI(), request.getContentType()) ? CSV : JSON;
  }

  private static boolean isImport(String path, @Nullable String contentType) {
    return path.startsWith("/api/trader/accounts/")
        && path.endsWith("/executions")
        && contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
  }

  private static String detail(long limit) {
    return "The body may be " + limit / MEGABYTE + " MB.";
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;
    private @Nullable ServletInputStream stream;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new LimitedStream(super.getInputStream(), limit);
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long left;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      if (next >= 0) {
        count(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new TooLarge(detail(limit));
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
