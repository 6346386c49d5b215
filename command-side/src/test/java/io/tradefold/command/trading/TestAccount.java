package io.tradefold.command.trading;

import io.tradefold.api.NotFound;
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
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import io.tradefold.command.community.CommunityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account without any machinery: commands are decided, and their events evolve its state. */
final class TestAccount {

  static final TraderId ANN = TraderId.of("ann");
  static final AccountId MAIN = AccountId.of("main");
  static final CommunityId ACME = CommunityId.of("acme");
  static final Instant OPENED = Instant.parse("2026-01-05T08:00:00Z");
  static final AccountRef REF =
      new AccountRef(
          ACME,
          ANN,
          MAIN,
          CurrencyCode.of("USD"),
          Zone.of("America/New_York"),
          Annualisation.WEEKDAYS);

  final List<TradingEvent> log = new ArrayList<>();
  AccountState state = new AccountState();
  Instant now = Instant.parse("2026-06-01T12:00:00Z");
  int slowReads;
  private int serial;

  /** An account with 10,000 in it. */
  static TestAccount opened() {
    TestAccount account = new TestAccount();
    account.when(openAccount("10000", OPENED));
    return account;
  }

  static TradingCommand.OpenAccount openAccount(String startingBalance, Instant at) {
    return new TradingCommand.OpenAccount(
        ANN, MAIN, ACME, "Main", CurrencyCode.of("USD"), Amount.of(startingBalance), at);
  }

  Context context() {
    return new Context(
        now,
        TestAccount::community,
        () -> {
          slowReads++;
          return AccountHistory.of(log.stream());
        });
  }

  private static CommunityState community(CommunityId id) {
    if (!id.equals(ACME)) {
      throw new NotFound("no community " + id);
    }
    return CommunityState.NONE.evolve(
        new CommunityEvent.Registered(
            ACME,
            "Acme",
            CurrencyCode.of("USD"),
            Zone.of("America/New_York"),
            Annualisation.WEEKDAYS,
            ANN));
  }

  Decided decide(TradingCommand command) {
    return TradingAccountDecider.decide(command, state, context());
  }

  /** Decides and records. */
  List<TradingEvent> when(TradingCommand command) {
    Decided decided = decide(command);
    record(decided.events());
    return decided.events();
  }

  void record(List<TradingEvent> events) {
    events.forEach(state::evolve);
    log.addAll(events);
  }

  /** The only event of a command. */
  <E extends TradingEvent> E single(Class<E> type, TradingCommand command) {
    List<TradingEvent> events = when(command);
    if (events.size() != 1) {
      throw new AssertionError("expected one event: " + events);
    }
    return type.cast(events.getFirst());
  }

  ImportResult imports(ExecutionRow... rows) {
    return imports(List.of(rows));
  }

  ImportResult imports(List<ExecutionRow> rows) {
    return imports("import-" + ++serial, rows);
  }

  ImportResult imports(String importId, List<ExecutionRow> rows) {
    Decided decided = decide(importing(importId, rows, false, false));
    record(decided.events());
    return ((Outcome.Imported) decided.outcome()).result();
  }

  static TradingCommand.ImportExecutions importing(
      String importId, List<ExecutionRow> rows, boolean partial, boolean preview) {
    return new TradingCommand.ImportExecutions(
        ANN, MAIN, ImportId.of(importId), rows, List.of(), partial, preview);
  }

  static TradingCommand.UndoImport undo(String importId) {
    return new TradingCommand.UndoImport(ANN, MAIN, ImportId.of(importId));
  }

  static Instant day(int day) {
    return Instant.parse("2026-02-01T15:00:00Z").plusSeconds(day * 86_400L);
  }

  static TradingCommand.OpenTrade open(
      String id, String symbol, Side side, String quantity, String price, Instant at) {
    return open(id, symbol, side, quantity, price, "0", "1", "1", null, at);
  }

  static TradingCommand.OpenTrade open(
      String id,
      String symbol,
      Side side,
      String quantity,
      String price,
      String fee,
      String multiplier,
      String rate,
      @Nullable String stop,
      Instant at) {
    return new TradingCommand.OpenTrade(
        ANN,
        MAIN,
        TradeId.of(id),
        Symbol.of(symbol),
        side,
        Quantity.of(quantity),
        Price.of(price),
        Amount.of(fee),
        Factor.of(multiplier),
        Factor.of(rate),
        stop == null ? null : Price.of(stop),
        null,
        at);
  }

  static TradingCommand.IncreaseTrade increase(
      String id, String executionId, String quantity, String price, Instant at) {
    return new TradingCommand.IncreaseTrade(
        ANN,
        MAIN,
        TradeId.of(id),
        ExecutionId.of(executionId),
        Quantity.of(quantity),
        Price.of(price),
        Amount.ZERO,
        Factor.ONE,
        at);
  }

  static TradingCommand.ReduceTrade reduce(
      String id, String executionId, String quantity, String price, Instant at) {
    return new TradingCommand.ReduceTrade(
        ANN,
        MAIN,
        TradeId.of(id),
        ExecutionId.of(executionId),
        Quantity.of(quantity),
        Price.of(price),
        Amount.ZERO,
        Factor.ONE,
        at);
  }

  static TradingCommand.CloseTrade close(String id, String executionId, String price, Instant at) {
    return close(id, executionId, price, "0", "1", at);
  }

  static TradingCommand.CloseTrade close(
      String id, String executionId, String price, String fee, String rate, Instant at) {
    return new TradingCommand.CloseTrade(
        ANN,
        MAIN,
        TradeId.of(id),
        ExecutionId.of(executionId),
        Price.of(price),
        Amount.of(fee),
        Factor.of(rate),
        at);
  }

  static TradingCommand.VoidTrade voiding(String id) {
    return new TradingCommand.VoidTrade(ANN, MAIN, TradeId.of(id), "entered twice");
  }

  static TradingCommand.AnnotateTrade annotate(String id, String... tags) {
    return new TradingCommand.AnnotateTrade(ANN, MAIN, TradeId.of(id), "a note", List.of(tags));
  }

  /** A row such as {@code row(2, "e1", day(1), "AAPL", "BUY", "10", "100")}. */
  static ExecutionRow row(
      int line,
      @Nullable String id,
      Instant at,
      String symbol,
      String action,
      String quantity,
      String price) {
    return row(line, id, at, symbol, action, quantity, price, "0", "1", "1");
  }

  static ExecutionRow row(
      int line,
      @Nullable String id,
      Instant at,
      String symbol,
      String action,
      String quantity,
      String price,
      String fee,
      String multiplier,
      String rate) {
    return new ExecutionRow(
        line,
        id == null ? null : ExecutionId.of(id),
        at,
        Symbol.of(symbol),
        Action.valueOf(action),
        Quantity.of(quantity),
        Price.of(price),
        Amount.of(fee),
        Factor.of(multiplier),
        Factor.of(rate));
  }
}
