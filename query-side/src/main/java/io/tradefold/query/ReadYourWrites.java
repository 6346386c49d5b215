package io.tradefold.query;

import io.tradefold.api.Progress;
import io.tradefold.api.community.CommunityId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a query wait until the views include what the caller asks for, and begins its {@link
 * Reading}.
 *
 * <p>It waits for the community the position names and for no other. A position beyond the end of
 * the log is waited for like any other: it may have been given out by a node whose log is ahead.
 */
final class ReadYourWrites implements HandlerInterceptor {

  static final String READING = Reading.class.getName();

  private static final long PAUSE_NANOS = 1_000_000;
  private static final long START_NANOS = 2_000_000_000;

  private final Progress progress;

  ReadYourWrites(Progress progress) {
    this.progress = progress;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && Queries.are(method)) {
      MinPosition wanted = MinPosition.of(request);
      awaitStart();
      if (wanted != null) {
        await(wanted);
      }
      CommunityId named = wanted == null ? null : wanted.position().communityId();
      CommunityId inPath = inPath(request);
      CommunityId communityId = inPath == null ? named : inPath;
      boolean known = communityId != null && communityId.equals(named);
      request.setAttribute(READING, new Reading(progress, response, communityId, known));
    }
    return true;
  }

  /** Without knowing what the views contain, nothing could be said about an answer. */
  private void awaitStart() {
    long start = System.nanoTime();
    while (!progress.isKnown()) {
      if (System.nanoTime() - start > START_NANOS) {
        throw NotYet.starting();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Parks the request's own virtual thread; no pool is held up. */
  private void await(MinPosition wanted) {
    CommunityId communityId = wanted.position().communityId();
    long index = wanted.position().index();
    long start = System.nanoTime();
    long reached = progress.reached(communityId);
    if (communityId != null && reached < index) {
      progress.want(communityId, index);
      reached = progress.reached(communityId);
    }
    while (reached < index) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(wanted.atMost()) >= 0) {
        throw NotYet.reached(wanted.position(), reached, wanted.atMost());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      reached = progress.reached(communityId);
    }
  }

  private static @Nullable CommunityId inPath(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("communityId") instanceof String text
        ? Parameters.required("communityId", text, CommunityId::of)
        : null;
  }
}
