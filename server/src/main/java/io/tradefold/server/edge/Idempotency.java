package io.tradefold.server.edge;

import io.tradefold.api.Sha256;
import io.tradefold.api.TooLarge;
import io.tradefold.api.identity.Caller;
import io.tradefold.server.edge.IdempotencyRecords.Claim;
import io.tradefold.server.edge.IdempotencyRecords.ClientKey;
import io.tradefold.server.stores.DataFolder;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Requests that carry an {@code Idempotency-Key}. The same key while the first is still running is
 * a conflict; the same key for another request is refused; the same key for the same request runs
 * again, and the aggregate answers as it did before without a second effect.
 */
@Component
@Order(BodyLimit.ORDER + 10)
class Idempotency extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";
  static final String REUSED = "idempotency-key-reused";

  private static final String FINGERPRINT = Idempotency.class.getName() + ".fingerprint";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Refused for their form or their sender, before anything was decided. */
  private static final Set<Integer> NOTHING_DONE =
      Set.of(400, 401, 403, 404, 405, 406, 413, 415, 429);

  private final IdempotencyRecords records;
  private final ProblemWriter problems;
  private final Path spool;

  Idempotency(IdempotencyRecords records, ProblemWriter problems, DataFolder folder) {
    this.records = records;
    this.problems = problems;
    this.spool = folder.spool();
  }

  /**
   * @return null when there is none
   */
  static @Nullable String keyOf(HttpServletRequest request) {
    return READING.contains(request.getMethod()) ? null : request.getHeader(HEADER);
  }

  /**
   * @return null when the request has no key
   */
  static @Nullable String fingerprintOf(HttpServletRequest request) {
    return (String) request.getAttribute(FINGERPRINT);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return keyOf(request) == null || CallerAuthentication.current() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller = CallerAuthentication.current();
    String text = keyOf(request);
    if (caller == null || text == null || !VISIBLE_ASCII.matcher(text).matches()) {
      problems.write(
          request, response, Problem.badValue(HEADER, null, "1 to 128 visible ASCII characters"));
      return;
    }
    ClientKey key = new ClientKey(caller, text);
    if (!records.begin(key)) {
      problems.write(
          request, response, Problem.of(409, "A request with this key is still running."));
      return;
    }
    Running running = new Running(key);
    try {
      answer(running, request, response, chain);
    } finally {
      running.endedUnlessAsync(request);
    }
  }

  private void answer(
      Running running, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    MessageDigest digest = startOf(request);
    SpooledBody body;
    try {
      body = SpooledBody.read(request.getInputStream(), digest, spool);
    } catch (TooLarge tooLarge) {
      problems.write(request, response, Problem.of(413, String.valueOf(tooLarge.getMessage())));
      return;
    }
    running.body = body;
    String fingerprint = HexFormat.of().formatHex(digest.digest());
    Claim claim = records.claim(running.key, fingerprint);
    if (claim == Claim.OTHER_REQUEST) {
      problems.write(
          request,
          response,
          Problem.brokenRule(REUSED, "This Idempotency-Key stands for another request."));
      return;
    }
    request.setAttribute(FINGERPRINT, fingerprint);
    chain.doFilter(body.bodyOf(request), response);
    if (claim == Claim.NEW
        && !request.isAsyncStarted()
        && NOTHING_DONE.contains(response.getStatus())) {
      records.release(running.key);
    }
  }

  private static MessageDigest startOf(HttpServletRequest request) {
    MessageDigest digest = Sha256.start();
    String query = request.getQueryString();
    String line =
        request.getMethod() + ' ' + request.getRequestURI() + '?' + (query == null ? "" : query);
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return digest;
  }

  /** Ends what was begun, once, when the answer is complete. */
  private final class Running implements AsyncListener {
    private final ClientKey key;
    private @Nullable SpooledBody body;

    Running(ClientKey key) {
      this.key = key;
    }

    void endedUnlessAsync(HttpServletRequest request) {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
      } else {
        end();
      }
    }

    private void end() {
      records.end(key);
      if (body != null) {
        body.close();
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
      // Completion follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
