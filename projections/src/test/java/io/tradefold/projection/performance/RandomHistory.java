package io.tradefold.projection.performance;

import io.tradefold.api.Recorded;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.performance.PlainFigures.Flow;
import io.tradefold.api.performance.Trades;
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
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.api.trading.VoidedOpenTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A seeded history of one trader with two accounts in one currency: trades close by hand, arrive
 * late by import, are matched anew, voided and annotated, and money comes and goes, all in random
 * order of time. Beside the events it keeps what must come of them.
 */
final class RandomHistory {

  private static final List<String> ZONES =
      List.of(
          "UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns");

  private final Random random;
  private final Instant start;
  private final int days;
  private final List<AccountRef> accounts;
  private final List<Recorded<TradingEvent>> events = new ArrayList<>();
  private final Map<AccountRef, Map<TradeId, ClosedTrade>> closed = new LinkedHashMap<>();
  private final Map<AccountRef, List<Flow>> flows = new LinkedHashMap<>();
  private final Map<AccountRef, Instant> startingAt = new LinkedHashMap<>();
  private final Map<AccountRef, Amount> starting = new LinkedHashMap<>();
  private final Map<AccountRef, Map<TradeId, OpenTrade>> open = new LinkedHashMap<>();
  private final Map<AccountRef, List<VoidedOpenTrade>> voidedOpen = new LinkedHashMap<>();
  private int lastId;

  RandomHistory(long seed) {
    this.random = new Random(seed);
    this.days = 1 + random.nextInt(120);
    this.start = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(365)));
    Zone zone = Zone.of(ZONES.get(random.nextInt(ZONES.size())));
    Annualisation annualisation =
        random.nextBoolean() ? Annualisation.WEEKDAYS : Annualisation.EVERY_DAY;
    this.accounts =
        List.of(account("main", zone, annualisation), account("other", zone, annualisation));
    accounts.forEach(this::openAccount);
    int steps = random.nextInt(60);
    for (int i = 0; i < steps; i++) {
      step(accounts.get(random.nextInt(2)));
    }
  }

  private static AccountRef account(String id, Zone zone, Annualisation annualisation) {
    return new AccountRef(
        CommunityId.of("acme"),
        TraderId.of("ann"),
        AccountId.of(id),
        CurrencyCode.of("USD"),
        zone,
        annualisation);
  }

  private void openAccount(AccountRef account) {
    closed.put(account, new TreeMap<>((a, b) -> a.value().compareTo(b.value())));
    open.put(account, new LinkedHashMap<>());
    voidedOpen.put(account, new ArrayList<>());
    flows.put(account, new ArrayList<>());
    // Small balances are often used up, so that the account is blown.
    Amount balance = Amount.of(random.nextInt(3) == 0 ? 150 : 10_000);
    startingAt.put(account, start);
    starting.put(account, balance);
    record(new TradingEvent.AccountOpened(account, "Account", balance, start));
  }

  private void step(AccountRef account) {
    int dice = random.nextInt(100);
    if (dice < 40) {
      closeByHand(account);
    } else if (dice < 52) {
      importTrades(account);
    } else if (dice < 62) {
      rematch(account);
    } else if (dice < 70) {
      voidClosed(account);
    } else if (dice < 76) {
      annotate(account);
    } else if (dice < 82) {
      voidOpen(account);
    } else if (dice < 86) {
      moveStart(account);
    } else {
      flow(account);
    }
  }

  private Instant someTime() {
    long at = random.nextLong(days * 86_400L);
    // Whole days and hours make ties frequent.
    long whole = random.nextBoolean() ? at / 86_400 * 86_400 + 54_000 : at / 3_600 * 3_600;
    return start.plusSeconds(whole);
  }

  private ClosedTrade newTrade(AccountRef account) {
    return Trades.random(random, account.accountId().value(), "t" + ++lastId, someTime());
  }

  private void closeByHand(AccountRef account) {
    ClosedTrade trade = unvoided(newTrade(account));
    record(new TradingEvent.TradeOpened(account, opening(trade.tradeId(), trade.openedAt())));
    record(new TradingEvent.TradeClosed(account, closing(trade)));
    closed(account).put(trade.tradeId(), trade);
  }

  private void importTrades(AccountRef account) {
    List<Fill> fills = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      ClosedTrade trade = unvoided(newTrade(account));
      closed(account).put(trade.tradeId(), trade);
      fills.add(opening(trade.tradeId(), trade.openedAt()));
      fills.add(closing(trade));
    }
    record(
        new TradingEvent.ExecutionsImported(account, ImportId.of("i" + ++lastId), Fills.of(fills)));
  }

  private void rematch(AccountRef account) {
    List<ClosedTrade> replaced = new ArrayList<>();
    List<Fill> fills = new ArrayList<>();
    List<ClosedTrade> results = new ArrayList<>();
    for (ClosedTrade trade : List.copyOf(closed(account).values())) {
      if (random.nextInt(4) == 0) {
        replaced.add(trade);
        closed(account).remove(trade.tradeId());
        if (random.nextInt(3) > 0) {
          ClosedTrade again =
              Trades.random(
                  random,
                  account.accountId().value(),
                  trade.tradeId().value(),
                  random.nextBoolean() ? trade.closedAt() : someTime());
          results.add(trade.isVoid() ? again.voided("still void") : again);
        }
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      results.add(newTrade(account));
    }
    results.forEach(result -> closed(account).put(result.tradeId(), result));
    results.forEach(result -> fills.add(closing(result)));
    ImportId importId = ImportId.of("i" + ++lastId);
    Symbol symbol = Symbol.of("AAPL");
    if (random.nextBoolean()) {
      record(rematched(account, importId, symbol, replaced, fills));
    } else {
      record(rematched(account, importId, symbol, replaced, List.of()));
      record(rematched(account, importId, symbol, List.of(), fills));
    }
  }

  private static TradingEvent rematched(
      AccountRef account,
      ImportId importId,
      Symbol symbol,
      List<ClosedTrade> replaced,
      List<Fill> fills) {
    return new TradingEvent.SymbolRematched(
        account, importId, symbol, replaced, List.of(), List.of(), Fills.of(fills));
  }

  private void voidClosed(AccountRef account) {
    ClosedTrade trade = some(account);
    if (trade != null && !trade.isVoid()) {
      closed(account).put(trade.tradeId(), trade.voided("typed twice"));
      record(new TradingEvent.TradeVoided(account, trade.tradeId(), "typed twice", trade, null));
    }
  }

  private void annotate(AccountRef account) {
    ClosedTrade trade = some(account);
    if (trade != null) {
      List<String> tags = List.of("later", "a|b");
      closed(account).put(trade.tradeId(), trade.withTags(tags));
      record(
          new TradingEvent.TradeAnnotated(
              account, trade.tradeId(), "note", tags, trade.closedAt()));
    }
  }

  private void voidOpen(AccountRef account) {
    TradeId id = TradeId.of("o" + ++lastId);
    Fill.Opened opening = opening(id, someTime());
    record(new TradingEvent.TradeOpened(account, opening));
    OpenTrade trade = OpenTrade.of(opening, List.of());
    if (random.nextBoolean()) {
      open(account).put(id, trade);
      return;
    }
    record(new TradingEvent.TradeVoided(account, id, "mistaken", null, trade));
    List<String> tags = List.of("oops");
    record(new TradingEvent.TradeAnnotated(account, id, null, tags, trade.openedAt()));
    voidedOpen(account)
        .add(new VoidedOpenTrade(account.accountId(), trade.withTags(tags), "mistaken"));
  }

  private void moveStart(AccountRef account) {
    Instant from = startingAt(account);
    Instant to = start.minus(Duration.ofHours(random.nextInt(100)));
    startingAt.put(account, to);
    record(new TradingEvent.StartingBalanceMoved(account, startingBalance(account), from, to));
  }

  private void flow(AccountRef account) {
    Instant at = someTime();
    LocalDate day = account.dayOf(at);
    BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
    Amount money = new Amount(amount);
    switch (random.nextInt(3)) {
      case 0 -> {
        flows(account).add(Flow.deposit(day, amount));
        record(new TradingEvent.Deposited(account, money, at));
      }
      case 1 -> {
        flows(account).add(Flow.withdrawal(day, amount));
        record(new TradingEvent.Withdrawn(account, money, at));
      }
      default -> {
        Amount signed = random.nextBoolean() ? money : money.negate();
        flows(account).add(Flow.adjustment(day, signed.value()));
        record(new TradingEvent.Adjusted(account, AdjustmentKind.DIVIDEND, signed, at, null));
      }
    }
  }

  private static ClosedTrade unvoided(ClosedTrade trade) {
    return new ClosedTrade(
        trade.accountId(),
        trade.tradeId(),
        trade.symbol(),
        trade.side(),
        trade.openedAt(),
        trade.closedAt(),
        trade.quantity(),
        trade.multiplier(),
        trade.averageEntry(),
        trade.averageExit(),
        trade.grossPnl(),
        trade.fees(),
        trade.netPnl(),
        trade.stopLoss(),
        trade.rMultiple(),
        trade.tags(),
        trade.signalId(),
        null,
        trade.arrivedAt(),
        trade.arrival());
  }

  private Fill.Opened opening(TradeId id, Instant at) {
    return new Fill.Opened(
        id, execution(id.value(), at, Action.BUY), Quantity.of("1"), Amount.ZERO, null, null);
  }

  static Fill.Closed closing(ClosedTrade trade) {
    return new Fill.Closed(
        trade.tradeId(),
        execution(trade.tradeId() + ".x", trade.closedAt(), Action.SELL),
        Quantity.of("1"),
        Amount.ZERO,
        List.of(),
        trade);
  }

  private static Execution execution(String id, Instant at, Action action) {
    return new Execution(
        ExecutionId.of(id),
        at,
        Symbol.of("AAPL"),
        action,
        Quantity.of("1"),
        Price.of("100"),
        Amount.of("0.25"),
        Factor.ONE,
        Factor.ONE,
        null,
        at,
        1);
  }

  private @Nullable ClosedTrade some(AccountRef account) {
    List<ClosedTrade> all = List.copyOf(closed(account).values());
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private void record(TradingEvent event) {
    long position = events.size() + 1L;
    events.add(new Recorded<>(position, start.plusSeconds(position), event, "ann"));
  }

  /** In order. */
  List<Recorded<TradingEvent>> events() {
    return events;
  }

  /**
   * Another history with the same end: nothing but what holds at last, in random order, void trades
   * voided and tags in place from the start.
   */
  List<Recorded<TradingEvent>> shortcut() {
    List<TradingEvent> outcome = new ArrayList<>();
    for (AccountRef account : accounts) {
      for (ClosedTrade trade : closed(account).values()) {
        outcome.add(
            new TradingEvent.SymbolRematched(
                account,
                ImportId.of("late"),
                trade.symbol(),
                List.of(),
                List.of(),
                List.of(),
                Fills.of(closing(trade))));
      }
      for (VoidedOpenTrade voided : voidedOpen(account)) {
        outcome.add(
            new TradingEvent.TradeVoided(
                account, voided.trade().tradeId(), voided.reason(), null, voided.trade()));
      }
      for (OpenTrade trade : open(account).values()) {
        outcome.add(
            new TradingEvent.TradeOpened(account, opening(trade.tradeId(), trade.openedAt())));
      }
      for (Recorded<TradingEvent> event : events) {
        if (event.event().account().equals(account)
            && (event.event() instanceof TradingEvent.Deposited
                || event.event() instanceof TradingEvent.Withdrawn
                || event.event() instanceof TradingEvent.Adjusted)) {
          outcome.add(event.event());
        }
      }
    }
    Collections.shuffle(outcome, random);
    for (AccountRef account : accounts) {
      outcome.addFirst(
          new TradingEvent.AccountOpened(
              account, "Account", startingBalance(account), startingAt(account)));
    }
    List<Recorded<TradingEvent>> recorded = new ArrayList<>();
    for (TradingEvent event : outcome) {
      long position = recorded.size() + 1L;
      recorded.add(new Recorded<>(position, start.plusSeconds(position), event, "ann"));
    }
    return recorded;
  }

  List<AccountRef> accounts() {
    return accounts;
  }

  /** What is closed at last, void ones too, of some accounts. */
  List<ClosedTrade> trades(List<AccountRef> of) {
    return of.stream().flatMap(account -> closed(account).values().stream()).toList();
  }

  /** All money that came and went, the starting balances too. */
  List<Flow> flows(List<AccountRef> of) {
    List<Flow> all = new ArrayList<>();
    for (AccountRef account : of) {
      LocalDate day = account.dayOf(startingAt(account));
      all.add(Flow.deposit(day, startingBalance(account).value()));
      all.addAll(flows(account));
    }
    return all;
  }

  int openTrades(List<AccountRef> of) {
    return of.stream().mapToInt(account -> open(account).size()).sum();
  }

  int voidedOpenTrades(List<AccountRef> of) {
    return of.stream().mapToInt(account -> voidedOpen(account).size()).sum();
  }

  /** A day around those of the history, or null. */
  @Nullable LocalDate someDay(Random choice) {
    return choice.nextInt(4) == 0
        ? null
        : accounts.getFirst().dayOf(start).plusDays(choice.nextInt(days + 6) - 2L);
  }

  private Map<TradeId, ClosedTrade> closed(AccountRef account) {
    return Objects.requireNonNull(closed.get(account));
  }

  private Map<TradeId, OpenTrade> open(AccountRef account) {
    return Objects.requireNonNull(open.get(account));
  }

  private List<VoidedOpenTrade> voidedOpen(AccountRef account) {
    return Objects.requireNonNull(voidedOpen.get(account));
  }

  private List<Flow> flows(AccountRef account) {
    return Objects.requireNonNull(flows.get(account));
  }

  private Instant startingAt(AccountRef account) {
    return Objects.requireNonNull(startingAt.get(account));
  }

  private Amount startingBalance(AccountRef account) {
    return Objects.requireNonNull(starting.get(account));
  }
}
