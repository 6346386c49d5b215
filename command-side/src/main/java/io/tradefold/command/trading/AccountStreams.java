package io.tradefold.command.trading;

import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.community.Communities;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/** What an account reads of the log besides its own state: its whole past, and its community. */
public final class AccountStreams {

  /** The history of an account of 50,000 trades takes some 50 MB while it is at hand. */
  private static final int HISTORIES_AT_A_TIME = 4;

  private final Semaphore reading = new Semaphore(HISTORIES_AT_A_TIME, true);
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

  /** Only so many histories are being read at a time; what is made of them is soon forgotten. */
  private AccountHistory history(String aggregateId) {
    reading.acquireUninterruptibly();
    try (Stream<TradingEvent> events =
        streams.from(aggregateId, 0).map(event -> (TradingEvent) event.getPayload())) {
      return AccountHistory.of(events);
    } finally {
      reading.release();
    }
  }
}
