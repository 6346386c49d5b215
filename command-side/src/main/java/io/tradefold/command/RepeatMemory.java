package io.tradefold.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Which idempotency keys an aggregate has seen in the last 24 hours, in bounded space.
 *
 * <p>The keys and the answers stand in the log, on the first event of each command. Here are only
 * filters over the last one to two days of keys, and the sequence number where those days begin: a
 * key the filters don't know is new, which is what nearly all are; for any other the aggregate's
 * own events since then are asked.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public final class RepeatMemory {

  private static final Duration KEPT = Duration.ofHours(24);

  private IdFilter current = new IdFilter();
  private IdFilter previous = new IdFilter();
  private @Nullable Instant since;
  private long currentFrom;
  private long previousFrom;

  /** Takes note of an event of the aggregate. */
  public void remember(MetaData metaData, long sequence, Instant recordedAt) {
    if (!(metaData.get(MetadataKeys.IDEMPOTENCY_KEY) instanceof String key)) {
      return;
    }
    turnOver(recordedAt, sequence);
    current.add(entry(metaData.get(MetadataKeys.ACTOR), key));
  }

  private void turnOver(Instant now, long sequence) {
    if (since == null) {
      since = now;
      currentFrom = sequence;
      previousFrom = sequence;
    } else if (!now.isBefore(since.plus(KEPT))) {
      boolean longAgo = !now.isBefore(since.plus(KEPT).plus(KEPT));
      previous = longAgo ? new IdFilter() : current;
      previousFrom = longAgo ? sequence : currentFrom;
      current = new IdFilter();
      currentFrom = sequence;
      since = now;
    }
  }

  /**
   * How a command with the same key was answered within the last 24 hours; empty when there was
   * none.
   *
   * @param eventsFrom the aggregate's events from a sequence number on
   * @throws Rejected {@code idempotency-key-reused} when it was another request
   */
  Optional<Outcome> find(
      RequestFacts facts, LongFunction<Stream<? extends DomainEventMessage<?>>> eventsFrom) {
    String key = facts.idempotencyKey();
    if (key == null || !mayKnow(entry(facts.actor(), key))) {
      return Optional.empty();
    }
    Instant oldest = facts.receivedAt().minus(KEPT);
    try (Stream<? extends DomainEventMessage<?>> events = eventsFrom.apply(previousFrom)) {
      return events
          .filter(event -> event.getTimestamp().isAfter(oldest))
          .map(DomainEventMessage::getMetaData)
          .filter(metaData -> key.equals(metaData.get(MetadataKeys.IDEMPOTENCY_KEY)))
          .filter(metaData -> facts.actor().equals(metaData.get(MetadataKeys.ACTOR)))
          .reduce((earlier, later) -> later)
          .map(metaData -> answer(metaData, facts));
    }
  }

  private static Outcome answer(MetaData metaData, RequestFacts facts) {
    String first = String.valueOf(metaData.get(MetadataKeys.FINGERPRINT));
    if (!first.equals(String.valueOf(facts.fingerprint()))) {
      throw new Rejected(
          "idempotency-key-reused", "the same Idempotency-Key came with another request before");
    }
    return OutcomeJson.read(String.valueOf(metaData.get(MetadataKeys.OUTCOME)));
  }

  private boolean mayKnow(String entry) {
    return current.mayContain(entry) || previous.mayContain(entry);
  }

  private static String entry(@Nullable Object actor, String key) {
    return actor + "\n" + key;
  }
}
