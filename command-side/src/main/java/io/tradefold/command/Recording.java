package io.tradefold.command;

import io.tradefold.api.Event;
import io.tradefold.api.MetadataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;

/**
 * How an aggregate acts on a command: a repeat is answered as before; else the decision's events
 * are applied, each saying who, under which role, why, and in what course.
 */
public final class Recording {

  /**
   * What was decided.
   *
   * @param authority the role it is done under
   * @param reason why, where a reason is due; else empty
   */
  public record Decision(
      List<? extends Event> events, Outcome outcome, String authority, Optional<String> reason) {

    public Decision {
      events = List.copyOf(events);
    }
  }

  /**
   * What a command is answered.
   *
   * @param repeated whether it had been answered before
   */
  public record Answered(Outcome outcome, boolean repeated) {}

  private Recording() {}

  /**
   * @param eventsFrom the aggregate's own events from a sequence number on
   * @param decide called unless the command is a repeat
   */
  public static Answered act(
      CommandMessage<?> message,
      RepeatMemory repeats,
      LongFunction<Stream<? extends DomainEventMessage<?>>> eventsFrom,
      Function<RequestFacts, Decision> decide) {
    RequestFacts facts = RequestFacts.of(message.getMetaData());
    Optional<Outcome> earlier = repeats.find(facts, eventsFrom);
    if (earlier.isPresent()) {
      return new Answered(earlier.get(), true);
    }
    Decision decision = decide.apply(facts);
    record(decision, facts, message.getIdentifier());
    return new Answered(decision.outcome(), false);
  }

  private static void record(Decision decision, RequestFacts facts, String commandMessageId) {
    if (decision.events().isEmpty()) {
      return;
    }
    Map<String, String> common = facts.trail();
    common.put(MetadataKeys.COMMUNITY_ID, decision.events().getFirst().communityId().value());
    common.put(MetadataKeys.AUTHORITY, decision.authority());
    common.put(MetadataKeys.CAUSATION_ID, commandMessageId);
    decision.reason().ifPresent(reason -> common.put(MetadataKeys.REASON, reason));
    Map<String, String> first = new HashMap<>(common);
    if (facts.idempotencyKey() != null) {
      first.put(MetadataKeys.IDEMPOTENCY_KEY, facts.idempotencyKey());
      first.put(MetadataKeys.FINGERPRINT, String.valueOf(facts.fingerprint()));
      first.put(MetadataKeys.OUTCOME, OutcomeJson.write(decision.outcome()));
    }
    MetaData metaData = MetaData.from(first);
    for (Event event : decision.events()) {
      AggregateLifecycle.apply(event, metaData);
      metaData = MetaData.from(common);
    }
  }
}
