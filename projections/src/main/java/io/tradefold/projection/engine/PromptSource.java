package io.tradefold.projection.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source of events that says at once when there is something to read.
 *
 * <p>Axon's embedded event store can't: a processor that has caught up looks again every 500 ms,
 * and that would be what a trader waits for. Here a thread of its own waits for the next event
 * whenever the processor has found none.
 */
final class PromptSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(PromptSource.class);

  private final StreamableMessageSource<TrackedEventMessage<?>> source;

  PromptSource(StreamableMessageSource<TrackedEventMessage<?>> source) {
    this.source = source;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    BlockingStream<TrackedEventMessage<?>> stream = source.openStream(token);
    return stream.setOnAvailableCallback(() -> {}) ? stream : new PromptStream(stream);
  }

  @Override
  public TrackingToken createTailToken() {
    return source.createTailToken();
  }

  @Override
  public TrackingToken createHeadToken() {
    return source.createHeadToken();
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return source.createTokenAt(dateTime);
  }

  /**
   * The processor and the watching thread take turns on the stream, which is safe for one alone.
   * The watching thread is never interrupted: it may be reading from H2, which closes its file
   * then.
   */
  private static final class PromptStream implements BlockingStream<TrackedEventMessage<?>> {

    /**
     * So long after it was told of events, the processor is told again: under load those of a
     * moment are folded together, which costs little more than one by itself. After a quiet moment
     * it is told at once.
     */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** How long the watching thread may keep the processor from the stream. */
    private static final int TURN_MILLIS = 20;

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final Lock turn = new ReentrantLock(true);
    private final Semaphore drained = new Semaphore(0);
    private volatile boolean closed;

    PromptStream(BlockingStream<TrackedEventMessage<?>> stream) {
      this.stream = stream;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
      Thread.ofVirtual().name("watching-the-log").start(() -> watch(onAvailable));
      return true;
    }

    private void watch(Runnable onAvailable) {
      long looked = System.nanoTime() - GATHER_NANOS;
      try {
        while (!closed) {
          drained.acquire();
          drained.drainPermits();
          awaitNext();
          if (!closed) {
            gather(looked);
            looked = System.nanoTime();
            onAvailable.run();
          }
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }

    private static void gather(long looked) throws InterruptedException {
      long rest = looked + GATHER_NANOS - System.nanoTime();
      if (rest > 0) {
        TimeUnit.NANOSECONDS.sleep(rest);
      }
    }

    /** A stream that fails is the processor's to deal with: it is told to look. */
    private void awaitNext() throws InterruptedException {
      try {
        boolean available = false;
        while (!closed && !available) {
          available = hasNextWithin(TURN_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (RuntimeException failure) {
        LOG.debug("the log can't be watched", failure);
      }
    }

    private boolean hasNextWithin(int timeout, TimeUnit unit) throws InterruptedException {
      turn.lockInterruptibly();
      try {
        return !closed && stream.hasNextAvailable(timeout, unit);
      } finally {
        turn.unlock();
      }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
      boolean available = hasNextWithin(timeout, unit);
      if (!available) {
        drained.release();
      }
      return available;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
      turn.lock();
      try {
        return stream.peek();
      } finally {
        turn.unlock();
      }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
      turn.lockInterruptibly();
      try {
        return stream.nextAvailable();
      } finally {
        turn.unlock();
      }
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
      turn.lock();
      try {
        stream.skipMessagesWithPayloadTypeOf(ignored);
      } finally {
        turn.unlock();
      }
    }

    @Override
    public void close() {
      closed = true;
      drained.release();
      turn.lock();
      try {
        stream.close();
      } finally {
        turn.unlock();
      }
    }
  }
}
