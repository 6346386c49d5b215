package io.tradefold.command.community;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.Published;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.Outcome;
import io.tradefold.command.Recording;
import io.tradefold.command.RepeatMemory;
import io.tradefold.command.Reply;
import io.tradefold.command.RequestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A community as Axon sees it: a thin shell around {@link CommunityDecider}. Its few events need no
 * snapshot.
 */
@Aggregate(type = Community.TYPE)
@Published(Community.TYPE)
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
final class Community {

  static final String TYPE = "community.community";

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private CommunityState state = CommunityState.NONE;
  private RepeatMemory repeats = new RepeatMemory();

  /** For Axon, which fills it from events. */
  Community() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Reply handle(
      CommunityCommand.Register command, CommandMessage<?> message, AggregateStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      CommunityCommand.ChangeProfile command, CommandMessage<?> message, AggregateStreams streams) {
    return act(command, message, streams);
  }

  private Reply act(CommunityCommand command, CommandMessage<?> message, AggregateStreams streams) {
    Recording.Answered answered =
        Recording.act(
            message,
            repeats,
            sequence -> streams.from(command.aggregateId(), sequence),
            facts -> decide(command, facts));
    return new Reply(command.communityId(), answered.outcome(), answered.repeated());
  }

  private Recording.Decision decide(CommunityCommand command, RequestFacts facts) {
    List<CommunityEvent> events = CommunityDecider.decide(command, state, facts.operator());
    return new Recording.Decision(
        events,
        new Outcome.Done(Map.of("communityId", command.communityId().value())),
        isOwner(facts) ? "OWNER" : "OPERATOR",
        Optional.empty());
  }

  /** Whoever registers a community is its owner. */
  private boolean isOwner(RequestFacts facts) {
    return !state.exists() || state.origin().owner().value().equals(facts.actor());
  }

  @EventSourcingHandler
  void on(
      CommunityEvent event,
      MetaData metaData,
      @SequenceNumber long sequence,
      @Timestamp Instant recordedAt) {
    id = CommunityCommand.aggregateId(event.communityId());
    state = state.evolve(event);
    repeats.remember(metaData, sequence, recordedAt);
  }
}
