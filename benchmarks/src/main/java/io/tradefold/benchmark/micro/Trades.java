package io.tradefold.benchmark.micro;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up trades of one account, and their events. The same seed gives the same. */
final class Trades {

  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  static final AccountRef ACCOUNT =
      new AccountRef(
          CommunityId.of("bench"),
          TraderId.of("ann"),
          AccountId.of("main"),
          CurrencyCode.of("USD"),
          Zone.of("UTC"),
          Annualisation.WEEKDAYS);
  static final LedgerId LEDGER = LedgerId.of(ACCOUNT);

  private static final Quantity HUNDRED = Quantity.of("100");
  private static final Price ENTRY = Price.of("190.50");
  private static final Amount FEE = Amount.of("0.35");
  private static final Symbol SYMBOL = Symbol.of("AAPL");

  private final Random random = new Random(7);

  /** Opened and closed within a minute of the day, one after the other. */
  List<TradingEvent.TradeClosed> closed(LocalDate day, int count) {
    return IntStream.range(0, count).mapToObj(number -> closed(day, count, number)).toList();
  }

  private TradingEvent.TradeClosed closed(LocalDate day, int count, int number) {
    Instant at = Instant.parse(day + "T14:30:00Z").plusSeconds((long) (20_000.0 * number / count));
    TradeId tradeId = TradeId.of(day + "-" + number);
    Price exit = new Price(BigDecimal.valueOf(19_050 + random.nextInt(-200, 210), 2));
    Execution closing = execution(tradeId + "-c", at.plusSeconds(60), Action.SELL, exit);
    Lot lot = new Lot(ExecutionId.of(tradeId.value()), at, HUNDRED, HUNDRED, ENTRY, Factor.ONE);
    Match match = Match.of(lot, HUNDRED, closing, Side.LONG, Factor.ONE);
    Amount gross = match.realised();
    Amount fees = FEE.plus(FEE);
    ClosedTrade result =
        new ClosedTrade(
            ACCOUNT.accountId(),
            tradeId,
            SYMBOL,
            Side.LONG,
            at,
            at.plusSeconds(60),
            HUNDRED,
            Factor.ONE,
            new Amount(ENTRY.value()),
            new Amount(exit.value()),
            gross,
            fees,
            gross.minus(fees),
            null,
            null,
            List.of(),
            null,
            null,
            at.plusSeconds(61),
            number);
    return new TradingEvent.TradeClosed(
        ACCOUNT, new Fill.Closed(tradeId, closing, HUNDRED, FEE, List.of(match), result));
  }

  /** Before it is closed. */
  TradingEvent.TradeOpened opened(TradingEvent.TradeClosed closed) {
    ClosedTrade result = closed.fill().result();
    Execution opening = execution(result.tradeId().value(), result.openedAt(), Action.BUY, ENTRY);
    return new TradingEvent.TradeOpened(
        ACCOUNT, new Fill.Opened(result.tradeId(), opening, HUNDRED, FEE, Price.of("188"), null));
  }

  private static Execution execution(String id, Instant at, Action action, Price price) {
    return new Execution(
        ExecutionId.of(id),
        at,
        SYMBOL,
        action,
        HUNDRED,
        price,
        FEE,
        Factor.ONE,
        Factor.ONE,
        null,
        at.plusSeconds(1),
        0);
  }

  /** A day of the account's ledger with so many trades. */
  LedgerDay day(LocalDate day, int count) {
    List<ClosedTrade> results =
        closed(day, count).stream().map(closed -> closed.fill().result()).toList();
    return LedgerDay.empty(LEDGER, day, ACCOUNT.timeZone()).replaced(List.of(), results);
  }
}
