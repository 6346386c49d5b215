package io.tradefold.command.trading;

import io.tradefold.api.Conflict;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView.Broker;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.community.CommunityState;
import java.time.Instant;
import java.util.List;

/**
 * Decides what a command does to a trading account. Pure: the same command, state and context give
 * the same events or the same refusal.
 *
 * <p>Opening, increasing, reducing and closing by hand are decided from the bounded state. Imports,
 * undoing, voiding, notes on closed trades, and ids that may have been used before ask the context
 * for the account's history.
 */
final class TradingAccountDecider {

  private TradingAccountDecider() {}

  /**
   * @throws Rejected when a rule is broken
   * @throws NotFound when the account, the trade, the import or the community is unknown
   * @throws Conflict when an id is taken by something with other content
   * @throws io.tradefold.api.FieldError when a business time lies too far ahead
   */
  static Decided decide(TradingCommand command, AccountState state, Context context) {
    if (command instanceof TradingCommand.OpenAccount open) {
      return open(open, state, context);
    }
    if (!state.exists()) {
      throw new NotFound("no account " + command.accountId());
    }
    return switch (command) {
      case TradingCommand.OpenAccount _ -> throw new IllegalStateException("handled above");
      case TradingCommand.RenameAccount rename -> rename(rename, usable(state));
      case TradingCommand.CloseAccount close -> close(close, usable(state));
      case TradingCommand.Deposit deposit -> deposit(deposit, usable(state), context);
      case TradingCommand.Withdraw withdraw -> withdraw(withdraw, usable(state), context);
      case TradingCommand.Adjust adjust -> adjust(adjust, usable(state), context);
      case TradingCommand.ChangeRiskSettings change -> risk(change, usable(state));
      case TradingCommand.ConnectBroker connect -> connect(connect, usable(state));
      case TradingCommand.DisconnectBroker disconnect -> disconnect(disconnect, usable(state));
      case TradingCommand.OpenTrade open -> new OpeningByHand(state, context).decide(open);
      case TradingCommand.IncreaseTrade increase ->
          new HandTrades(usable(state), context).increase(increase);
      case TradingCommand.ReduceTrade reduce ->
          new HandTrades(usable(state), context).reduce(reduce);
      case TradingCommand.CloseTrade close -> new HandTrades(usable(state), context).close(close);
      case TradingCommand.VoidTrade voiding ->
          Amendments.voidTrade(voiding, usable(state), context);
      case TradingCommand.AnnotateTrade annotate ->
          Amendments.annotate(annotate, usable(state), context);
      case TradingCommand.ImportExecutions imports ->
          new Importing(usable(state), context).decide(imports);
      case TradingCommand.UndoImport undo -> Undoing.decide(undo, usable(state), context);
    };
  }

  /**
   * @throws Rejected {@code account-closed}
   */
  static AccountState usable(AccountState state) {
    if (state.isClosed()) {
      throw new Rejected("account-closed", "the account is closed");
    }
    return state;
  }

  private static Decided open(
      TradingCommand.OpenAccount command, AccountState state, Context context) {
    if (state.exists()) {
      if (!isSame(command, state, context)) {
        throw new Conflict("there is another account with the id " + command.accountId());
      }
      return Decided.account(command.accountId());
    }
    context.requireNotAhead(command.at());
    CommunityState community = context.community(command.communityId());
    AccountRef account =
        new AccountRef(
            command.communityId(),
            command.traderId(),
            command.accountId(),
            command.currency(),
            community.timeZone(),
            community.annualisation());
    return Decided.account(
        command.accountId(),
        new TradingEvent.AccountOpened(
            account, command.name(), command.startingBalance(), command.at()));
  }

  /**
   * A request without {@code at} carries the time of receipt, and says nothing about the opening.
   */
  private static boolean isSame(
      TradingCommand.OpenAccount command, AccountState state, Context context) {
    AccountRef account = state.account();
    return account.communityId().equals(command.communityId())
        && account.currency().equals(command.currency())
        && state.openedName().equals(command.name())
        && state.startingBalance().equals(command.startingBalance())
        && (state.openedAt().equals(command.at()) || command.at().equals(context.receivedAt()));
  }

  private static Decided rename(TradingCommand.RenameAccount command, AccountState state) {
    return command.name().equals(state.name())
        ? Decided.account(command.accountId())
        : Decided.account(
            command.accountId(), new TradingEvent.AccountRenamed(state.account(), command.name()));
  }

  private static Decided close(TradingCommand.CloseAccount command, AccountState state) {
    long open = state.countingTrades();
    if (open > 0) {
      throw new Rejected("open-trades", open + " trades of the account are open");
    }
    return Decided.account(command.accountId(), new TradingEvent.AccountClosed(state.account()));
  }

  private static Decided deposit(
      TradingCommand.Deposit command, AccountState state, Context context) {
    context.requireNotAhead(command.at());
    return Decided.account(
        command.accountId(),
        new TradingEvent.Deposited(state.account(), command.amount(), command.at()));
  }

  private static Decided withdraw(
      TradingCommand.Withdraw command, AccountState state, Context context) {
    context.requireNotAhead(command.at());
    if (command.amount().compareTo(state.balance()) > 0) {
      throw new Rejected(
          "withdrawal-above-balance",
          "the balance is " + state.balance() + ", less than " + command.amount());
    }
    return Decided.account(
        command.accountId(),
        new TradingEvent.Withdrawn(state.account(), command.amount(), command.at()));
  }

  private static Decided adjust(
      TradingCommand.Adjust command, AccountState state, Context context) {
    context.requireNotAhead(command.at());
    return Decided.account(
        command.accountId(),
        new TradingEvent.Adjusted(
            state.account(), command.kind(), command.amount(), command.at(), command.note()));
  }

  private static Decided risk(TradingCommand.ChangeRiskSettings command, AccountState state) {
    return command.settings().equals(state.riskSettings())
        ? Decided.account(command.accountId())
        : Decided.account(
            command.accountId(),
            new TradingEvent.RiskSettingsChanged(state.account(), command.settings()));
  }

  private static Decided connect(TradingCommand.ConnectBroker command, AccountState state) {
    Broker broker = new Broker(command.name(), command.externalAccount());
    return broker.equals(state.broker())
        ? Decided.account(command.accountId())
        : Decided.account(
            command.accountId(),
            new TradingEvent.BrokerConnected(
                state.account(), broker.name(), broker.externalAccount()));
  }

  private static Decided disconnect(TradingCommand.DisconnectBroker command, AccountState state) {
    Broker broker = state.broker();
    if (broker == null) {
      throw new NotFound("no broker is connected");
    }
    return Decided.account(
        command.accountId(), new TradingEvent.BrokerDisconnected(state.account(), broker.name()));
  }

  /** The starting balance counts from the first execution when that is earlier than the opening. */
  static List<TradingEvent> startingFrom(Instant from, AccountState state) {
    if (state.startingBalance().signum() == 0 || from.equals(state.balanceFrom())) {
      return List.of();
    }
    return List.of(
        new TradingEvent.StartingBalanceMoved(
            state.account(), state.startingBalance(), state.balanceFrom(), from));
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
