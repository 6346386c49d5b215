package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.api.TooLarge;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Axon Server as a log needs it, and the connections to it. (They are no bean by themselves:
 * Axon would close them as soon as it stops, which is before the projections have stopped reading.)
 */
public final class EventServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventServer.class);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** What is asked for ahead and not read is thrown away with the stream. */
  private static final int BUFFERED = 64;

  private final AxonServerConnectionManager connections;
  private final Duration patience;

  /**
   * @param patience how long it may take to answer
   */
  EventServer(AxonServerConnectionManager connections, Duration patience) {
    this.connections = connections;
    this.patience = patience;
  }

  public AxonServerConnectionManager connections() {
    return connections;
  }

  /**
   * What to say when the connector sends nothing because it would be too large.
   *
   * @param what was to be sent, such as "an event"
   */
  public static TooLarge tooLarge(String what) {
    return new TooLarge(
        what
            + " is larger than a message to the Axon Server may be: raise"
            + " axon.axonserver.max-message-size here and"
            + " axoniq.axonserver.max-message-size there");
  }

  EventChannel events() {
    return connections.getConnection().eventChannel();
  }

  Duration patience() {
    return patience;
  }

  /**
   * Waits until it answers: servers and their Axon Server are often started together.
   *
   * @throws AxonServerAway when it does not
   */
  void await(String where, Duration atMost) {
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        head();
        return;
      } catch (EventStoreException away) {
        if (System.nanoTime() - start > atMost.toNanos()) {
          throw new AxonServerAway(where, atMost, away);
        }
        if (!told) {
          log.info("Waiting for the Axon Server at {}", where);
          told = true;
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  /**
   * @throws EventStoreException when it does not answer, or says that it can't
   */
  <T> T answer(Function<EventChannel, CompletableFuture<T>> question) {
    try {
      return question.apply(events()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new EventStoreException("The Axon Server refused", e.getCause());
    } catch (TimeoutException e) {
      throw new EventStoreException("The Axon Server did not answer in " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventStoreException("Interrupted while the Axon Server was asked", e);
    }
  }

  /** The position of its last event; 0 when it has none. */
  long head() {
    return Positions.ofIndex(answer(EventChannel::getLastToken));
  }

  /**
   * Hands over events one by one, as long as they are taken, from a stream that is opened for them.
   *
   * @param after 0 or less for all
   * @param end a position whose event is there
   * @return whether all were taken that there are
   */
  boolean read(long after, long end, Predicate<EventWithToken> taking) {
    long position = Math.max(after, 0);
    if (position >= end) {
      return true;
    }
    EventStream stream = PositionedStream.open(this, position, BUFFERED);
    try {
      while (position < end) {
        EventWithToken event = next(stream, position);
        position = event.getToken();
        if (position <= end && !taking.test(event)) {
          return false;
        }
      }
      return true;
    } finally {
      stream.close();
    }
  }

  private EventWithToken next(EventStream stream, long after) {
    try {
      EventWithToken event = stream.nextIfAvailable(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new EventStoreException(
            "The Axon Server gave no event behind " + after, stream.getError().orElse(null));
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventStoreException("Interrupted while the Axon Server was read", e);
    }
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
