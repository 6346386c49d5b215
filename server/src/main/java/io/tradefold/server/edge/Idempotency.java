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
 * a conflict; the same key for another request is refused; the same key for the same request is
 * answered as before, for a day.
 *
 * <p>The answer is kept before it goes out. Where it was not — it was too large, Redis was away, or
 * the process died first — the command runs again, and the aggregate, which finds the key in the
 * log, answers as it did without a second effect.
 */
@Component
@Order(BodyLimit.ORDER + 10)
class Idempotency extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";
  static final String REUSED = "idempotency-key-reused";

  private static final String FINGERPRINT = Idempotency.class.getName() + ".fingerprint";
  private static final String PASSING = Idempotency.class.getName() + ".passing";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** These say nothing about the command, which has not been looked at. */
  private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 429);

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

  /**
   * The answer holds for this attempt only: a race was lost, which the next attempt may win, or the
   * key turned out to be another request's, to which it must stay.
   */
  static void answerIsPassing(HttpServletRequest request) {
    request.setAttribute(PASSING, true);
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
    switch (records.claim(running.key, fingerprint)) {
      case Claim.OtherRequest _ ->
          problems.write(
              request,
              response,
              Problem.brokenRule(REUSED, "This Idempotency-Key stands for another request."));
      case Claim.Repeated(KeptAnswer kept) when kept != null -> kept.writeTo(response);
      case Claim.Repeated _ ->
          run(new Attempt(running.key, fingerprint, false), body.bodyOf(request), response, chain);
      case Claim.New _ ->
          run(new Attempt(running.key, fingerprint, true), body.bodyOf(request), response, chain);
    }
  }

  private record Attempt(ClientKey key, String fingerprint, boolean first) {}

  private void run(
      Attempt attempt, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(FINGERPRINT, attempt.fingerprint());
    HeldAnswer answer = new HeldAnswer(response);
    chain.doFilter(request, answer);
    if (!request.isAsyncStarted()) {
      boolean passing = request.getAttribute(PASSING) != null;
      byte[] whole = answer.body();
      if (!passing && whole != null && KeptAnswer.stands(answer.getStatus())) {
        records.keep(attempt.key(), attempt.fingerprint(), KeptAnswer.of(answer, whole));
      } else if (attempt.first() && (passing || NOT_LOOKED_AT.contains(answer.getStatus()))) {
        records.release(attempt.key());
      }
    }
    answer.letGo();
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
