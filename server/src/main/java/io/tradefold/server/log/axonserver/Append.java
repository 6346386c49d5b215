package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.api.TooLarge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.axonserver.connector.util.GrpcMessageSizeExceededException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The events of a unit of work, which are stored all at once or not at all. */
final class Append {

  /** It is a matter of microseconds on the other side. */
  private static final long LOOK_NANOS = 500_000;

  private final EventServer server;
  private final List<Event> events = new ArrayList<>();

  Append(EventServer server) {
    this.server = server;
  }

  void add(List<Event> more) {
    events.addAll(more);
  }

  /**
   * Returns when they are stored and below the head. The one does not imply the other: an Axon
   * Server says that they are stored just before it moves the head, and whoever asks for it at once
   * may get one without them. A position taken from it would not include them.
   *
   * @throws TooLarge when one of them is larger than a message may be
   * @throws EventStoreException when they are not stored, or nobody knows
   */
  void commit() {
    long before = server.head();
    server.answer(this::send);
    awaitHead(before + events.size() - 1);
  }

  private CompletableFuture<Confirmation> send(EventChannel channel) {
    AppendEventsTransaction transaction = channel.startAppendEventsTransaction();
    try {
      events.forEach(transaction::appendEvent);
    } catch (GrpcMessageSizeExceededException tooLarge) {
      transaction.rollback();
      throw EventServer.tooLarge("an event");
    }
    return transaction.commit();
  }

  /**
   * @param below before the last of the events at any rate: what others have appended meanwhile may
   *     stand between
   */
  private void awaitHead(long below) {
    String last = events.getLast().getMessageIdentifier();
    long start = System.nanoTime();
    long seen = below;
    long head = server.head();
    while (server.read(seen, head, event -> !isOf(last, event))) {
      if (System.nanoTime() - start > server.patience().toNanos()) {
        throw new EventStoreException("The Axon Server does not show what it has stored");
      }
      if (head <= seen) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      seen = Math.max(seen, head);
      head = server.head();
    }
  }

  private static boolean isOf(String id, EventWithToken event) {
    return event.getEvent().getMessageIdentifier().equals(id);
  }
}
