package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log and keeps the {@link CommunityIndex}. Each process that folds does so; one that
 * finds that another has gone on goes on behind it.
 */
final class CommunityIndexing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CommunityIndexing.class);

  private static final int BLOCKS_AT_ONCE = 64;
  private static final int BUFFERED = 128;
  private static final int LOOK_MILLIS = 500;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final EventServer server;
  private final CommunityIndex index;
  private volatile @Nullable Thread running;

  /** Of the thread alone. */
  private boolean isStuck;

  CommunityIndexing(EventServer server, CommunityIndex index) {
    this.server = server;
    this.index = index;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofPlatform().daemon().name("community-index").unstarted(this::keepOn);
    running = thread;
    thread.start();
  }

  private void keepOn() {
    while (isMine()) {
      try {
        follow();
      } catch (RuntimeException failure) {
        tell(failure);
        LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whatever it is, others still read, only slower; so it is said once, and not at every try. */
  private void tell(RuntimeException failure) {
    if (isStuck || !isMine()) {
      LOG.debug("The index of communities still does not go on", failure);
    } else {
      LOG.warn("The index of communities does not go on; trying again every second", failure);
      isStuck = true;
    }
  }

  private void wentOn() {
    if (isStuck) {
      LOG.info("The index of communities goes on");
      isStuck = false;
    }
  }

  private boolean isMine() {
    return Thread.currentThread().equals(running);
  }

  /** Goes on from where the index ends, for as long as nobody else does. */
  private void follow() throws InterruptedException {
    long end = index.upTo();
    Block.Filling filling = new Block.Filling();
    List<Block> full = new ArrayList<>();
    EventStream stream = PositionedStream.open(server, end, BUFFERED);
    try {
      while (isMine()) {
        EventWithToken event = stream.nextIfAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (event == null && stream.isClosed()) {
          throw new EventStoreException("The log ended", stream.getError().orElse(null));
        }
        if (event != null) {
          filling
              .take(event.getToken(), StoredEvent.communityOf(event.getEvent()))
              .ifPresent(full::add);
        }
        if (full.size() == BLOCKS_AT_ONCE || (event == null && !full.isEmpty())) {
          long next = Block.endOf(full.getLast().number());
          if (!index.add(full, end, next)) {
            return;
          }
          end = next;
          full.clear();
          wentOn();
        } else if (event == null) {
          wentOn();
        }
      }
    } finally {
      stream.close();
    }
  }

  @Override
  public void stop() {
    Thread thread = running;
    running = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
