package io.tradefold.command.trading;

import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.community.Communities;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/** What an account reads of the log besides its own state: its whole past, and its community. */
public final class AccountStreams {

  private final AggregateStreams streams;
  private final Communities communities;

  public AccountStreams(AggregateStreams streams, Communities communities) {
    this.streams = streams;
    this.communities = communities;
  }

  Stream<? extends DomainEventMessage<?>> from(String aggregateId, long sequence) {
    return streams.from(aggregateId, sequence);
  }

  Context context(String aggregateId, Instant receivedAt) {
    return new Context(receivedAt, communities, () -> history(aggregateId));
  }

  private AccountHistory history(String aggregateId) {
    try (Stream<TradingEvent> events =
        streams.from(aggregateId, 0).map(event -> (TradingEvent) event.getPayload())) {
      return AccountHistory.of(events);
    }
  }
}
