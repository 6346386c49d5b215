package io.tradefold.server.log;

import io.tradefold.api.Event;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.AdjustmentKind;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * One of every event, as full as it can be: ann buys 100 at 50 with a stop at 48, adds 50 at 52,
 * sells 30 at 53 and the rest at 55.
 */
final class EventSamples {

  private static final Instant AT = Instant.parse("2026-03-02T14:30:00Z");
  private static final Instant ARRIVED = Instant.parse("2026-03-02T14:30:01.123456Z");
  private static final AccountRef ACCOUNT =
      new AccountRef(
          CommunityId.of("acme"),
          TraderId.of("ann"),
          AccountId.of("main"),
          CurrencyCode.of("USD"),
          Zone.of("America/New_York"),
          Annualisation.WEEKDAYS);
  private static final Symbol SYMBOL = Symbol.of("AAPL");
  private static final TradeId TRADE = TradeId.of("e1");
  private static final ImportId IMPORT = ImportId.of("imp-1");
  private static final Amount FEE = Amount.of("1.25");

  private static final Fill.Opened OPENED =
      new Fill.Opened(
          TRADE,
          execution("e1", Action.BUY, "100", "50", 1),
          Quantity.of("100"),
          FEE,
          Price.of("48"),
          SignalId.of("sig-1"));
  private static final Fill.Increased INCREASED =
      new Fill.Increased(TRADE, execution("e2", Action.BUY, "50", "52", 2), Quantity.of("50"), FEE);
  private static final OpenTrade HELD =
      OpenTrade.of(OPENED, List.of("breakout")).increased(INCREASED);
  private static final Fill.Reduced REDUCED = reduced();
  private static final OpenTrade LEFT = HELD.reduced(REDUCED);
  private static final Fill.Closed CLOSED = closed();

  private EventSamples() {}

  private static Execution execution(
      String id, Action action, String quantity, String price, long arrival) {
    return new Execution(
        ExecutionId.of(id),
        AT.plusSeconds(60 * arrival),
        SYMBOL,
        action,
        Quantity.of(quantity),
        Price.of(price),
        FEE,
        Factor.ONE,
        Factor.of("0.92"),
        IMPORT,
        ARRIVED,
        arrival);
  }

  private static Fill.Reduced reduced() {
    Execution execution = execution("e3", Action.SELL, "30", "53", 3);
    List<Match> matches = HELD.match(execution, execution.quantity());
    return new Fill.Reduced(TRADE, execution, execution.quantity(), FEE, matches);
  }

  private static Fill.Closed closed() {
    Execution execution = execution("e4", Action.SELL, "120", "55", 4);
    List<Match> matches = LEFT.match(execution, execution.quantity());
    ClosedTrade result = LEFT.closed(ACCOUNT.accountId(), execution, FEE, matches);
    return new Fill.Closed(TRADE, execution, execution.quantity(), FEE, matches, result);
  }

  static List<Event> all() {
    return List.of(
        new CommunityEvent.Registered(
            CommunityId.of("acme"),
            "Acme Traders",
            CurrencyCode.of("USD"),
            Zone.of("America/New_York"),
            Annualisation.WEEKDAYS,
            TraderId.of("host")),
        new CommunityEvent.ProfileChanged(CommunityId.of("acme"), "Acme", Annualisation.EVERY_DAY),
        new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.of("10000"), AT),
        new TradingEvent.AccountRenamed(ACCOUNT, "Swing"),
        new TradingEvent.AccountClosed(ACCOUNT),
        new TradingEvent.StartingBalanceMoved(
            ACCOUNT, Amount.of("10000"), AT, AT.minusSeconds(86_400)),
        new TradingEvent.Deposited(ACCOUNT, Amount.of("500.5"), AT),
        new TradingEvent.Withdrawn(ACCOUNT, Amount.of("200"), AT),
        new TradingEvent.Adjusted(
            ACCOUNT, AdjustmentKind.DIVIDEND, Amount.of("12.34"), AT, "AAPL, first quarter"),
        new TradingEvent.RiskSettingsChanged(
            ACCOUNT,
            new RiskSettings(
                5, Amount.of("25000"), Amount.of("500"), new TreeSet<>(List.of(SYMBOL)))),
        new TradingEvent.BrokerConnected(ACCOUNT, "IBKR", "U1234567"),
        new TradingEvent.BrokerDisconnected(ACCOUNT, "IBKR"),
        new TradingEvent.TradeOpened(ACCOUNT, OPENED),
        new TradingEvent.TradeIncreased(ACCOUNT, INCREASED),
        new TradingEvent.TradeReduced(ACCOUNT, REDUCED),
        new TradingEvent.TradeClosed(ACCOUNT, CLOSED),
        new TradingEvent.TradeRefused(ACCOUNT, SYMBOL, "max-open-trades", "5 of 5 are open."),
        new TradingEvent.TradeVoided(ACCOUNT, TRADE, "a test order", CLOSED.result(), LEFT),
        new TradingEvent.TradeAnnotated(ACCOUNT, TRADE, "held too long", List.of("late"), AT),
        new TradingEvent.ExecutionsImported(
            ACCOUNT, IMPORT, Fills.of(OPENED, INCREASED, REDUCED, CLOSED)),
        new TradingEvent.SymbolRematched(
            ACCOUNT,
            IMPORT,
            SYMBOL,
            List.of(CLOSED.result()),
            List.of(TRADE),
            List.of(ExecutionId.of("e9")),
            Fills.of(OPENED)),
        new TradingEvent.ImportCompleted(
            ACCOUNT,
            IMPORT,
            4,
            1,
            1,
            List.of(new RowRejection(7, "price", "abc", "not a price")),
            1,
            1),
        new TradingEvent.ImportUndone(
            ACCOUNT,
            IMPORT,
            4,
            List.of(
                new TradingEvent.ImportUndone.Forgotten(
                    TradeId.of("t-9"), Instant.parse("2026-03-02T15:30:00Z")))));
  }
}
