package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The Axon Server as a log needs it. */
final class EventServer {

  private final AxonServerConnectionManager connections;
  private final Duration patience;

  /**
   * @param patience how long it may take to answer
   */
  EventServer(AxonServerConnectionManager connections, Duration patience) {
    this.connections = connections;
    this.patience = patience;
  }

  EventChannel events() {
    return connections.getConnection().eventChannel();
  }

  Duration patience() {
    return patience;
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
}
