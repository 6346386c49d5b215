package io.tradefold.command.trading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.Published;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Recording;
import io.tradefold.command.RepeatMemory;
import io.tradefold.command.Reply;
import io.tradefold.command.RequestFacts;
import java.time.Instant;
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
 * A trading account as Axon sees it: a thin shell that hands each command to {@link
 * TradingAccountDecider} and each event to its state. Its snapshot is its fields as JSON.
 */
@Aggregate(
    type = TradingAccount.TYPE,
    cache = "tradingAccountCache",
    snapshotTriggerDefinition = "accountSnapshots")
@Published(value = TradingAccount.TYPE, revision = TradingAccount.REVISION)
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
final class TradingAccount {

  static final String TYPE = "trading.account";

  /** Raised when the form of the state changes: older snapshots are then passed over. */
  static final String REVISION = "2";

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private AccountState state = new AccountState();
  private RepeatMemory repeats = new RepeatMemory();

  /** For Axon, which fills it from events or a snapshot. */
  TradingAccount() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Reply handle(
      TradingCommand.OpenAccount command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.RenameAccount command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.CloseAccount command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(TradingCommand.Deposit command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(TradingCommand.Withdraw command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(TradingCommand.Adjust command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.ChangeRiskSettings command,
      CommandMessage<?> message,
      AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.ConnectBroker command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.DisconnectBroker command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.OpenTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.IncreaseTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.ReduceTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.CloseTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.VoidTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.AnnotateTrade command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.ImportExecutions command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  @CommandHandler
  Reply handle(
      TradingCommand.UndoImport command, CommandMessage<?> message, AccountStreams streams) {
    return act(command, message, streams);
  }

  private Reply act(TradingCommand command, CommandMessage<?> message, AccountStreams streams) {
    Recording.Answered answered =
        Recording.act(
            message,
            repeats,
            sequence -> streams.from(command.aggregateId(), sequence),
            facts -> decide(command, facts, streams));
    return new Reply(state.account().communityId(), answered.outcome(), answered.repeated());
  }

  /** An account is its trader's alone, so the authority is always the trader's own. */
  private Recording.Decision decide(
      TradingCommand command, RequestFacts facts, AccountStreams streams) {
    Decided decided =
        TradingAccountDecider.decide(
            command, state, streams.context(command.aggregateId(), facts.receivedAt()));
    return new Recording.Decision(decided.events(), decided.outcome(), "TRADER", reason(command));
  }

  private static Optional<String> reason(TradingCommand command) {
    return command instanceof TradingCommand.VoidTrade voiding
        ? Optional.of(voiding.reason())
        : Optional.empty();
  }

  @EventSourcingHandler
  void on(
      TradingEvent event,
      MetaData metaData,
      @SequenceNumber long sequence,
      @Timestamp Instant recordedAt) {
    id = event.account().aggregateId();
    state.evolve(event);
    repeats.remember(metaData, sequence, recordedAt);
  }
}
