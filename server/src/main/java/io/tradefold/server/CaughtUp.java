package io.tradefold.server;

import io.tradefold.api.LogHead;
import io.tradefold.projection.engine.ProjectionProgress;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds "ready" back until the views contain what was in the log at the start: after a crash they
 * may be a little behind, and with a new database they are built from the first event on. Queries
 * are answered meanwhile, and say how far behind they are. What is being rebuilt for a new version
 * of its folds is not waited for: the old one serves.
 */
@OnRole(Role.PROJECTION)
@Component
@Order(CaughtUp.FIRST)
class CaughtUp implements ApplicationRunner {

  static final int FIRST = -1;

  private static final Logger log = LoggerFactory.getLogger(CaughtUp.class);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration TELL = Duration.ofSeconds(2);

  private final LogHead head;
  private final ProjectionProgress progress;

  CaughtUp(LogHead head, ProjectionProgress progress) {
    this.head = head;
    this.progress = progress;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    long end = head.index();
    long start = System.nanoTime();
    Duration told = Duration.ZERO;
    while (!isCaughtUp(end)) {
      Thread.sleep(LOOK);
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.minus(told).compareTo(TELL) >= 0) {
        told = waited;
        log.info(
            "The views are catching up with the log: {} of {} ({} s)",
            progress.reachedByMoving(),
            end,
            waited.toSeconds());
      }
    }
  }

  private boolean isCaughtUp(long end) {
    return progress.isKnown() && progress.reachedByMoving() >= end;
  }
}
