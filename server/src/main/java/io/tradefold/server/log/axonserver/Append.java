package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Event;
import io.tradefold.api.TooLarge;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.axonserver.connector.util.GrpcMessageSizeExceededException;

/** The events of a unit of work, which are stored all at once or not at all. */
final class Append {

  private final EventServer server;
  private final List<Event> events = new ArrayList<>();

  Append(EventServer server) {
    this.server = server;
  }

  void add(List<Event> more) {
    events.addAll(more);
  }

  /**
   * Returns when they are stored.
   *
   * @throws TooLarge when one of them is larger than a message may be
   * @throws org.axonframework.eventsourcing.eventstore.EventStoreException when they are not
   *     stored, or nobody knows
   */
  void commit() {
    server.answer(
        channel -> {
          AppendEventsTransaction transaction = channel.startAppendEventsTransaction();
          try {
            events.forEach(transaction::appendEvent);
          } catch (GrpcMessageSizeExceededException tooLarge) {
            transaction.rollback();
            throw new TooLarge(
                "an event is larger than a message to the Axon Server may be: raise"
                    + " axon.axonserver.max-message-size here and"
                    + " axoniq.axonserver.max-message-size there");
          }
          return transaction.commit();
        });
  }
}
