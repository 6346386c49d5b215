package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Closed trades for tests: plain ones, and random ones full of ties and break-evens. */
public final class Trades {

  private static final List<String> SYMBOLS = List.of("AAPL", "BRK.B", "EUR/USD", "ES");
  private static final List<String> TAGS = List.of("breakout", "news | late", "a.b$c\\", "späte");

  private Trades() {}

  /** A long in AAPL without fees or stop, opened an hour before it closed. */
  public static ClosedTrade of(String account, String id, Instant closedAt, String net) {
    return new ClosedTrade(
        AccountId.of(account),
        TradeId.of(id),
        Symbol.of("AAPL"),
        Side.LONG,
        closedAt.minusSeconds(3_600),
        closedAt,
        Quantity.of("1"),
        Factor.ONE,
        Amount.of(100),
        Amount.of(100).plus(Amount.of(net)),
        Amount.of(net),
        Amount.ZERO,
        Amount.of(net),
        null,
        null,
        List.of(),
        null,
        null,
        closedAt,
        0);
  }

  /**
   * Of small whole results, so that equal ones, equal falls and break-evens are frequent; a fifth
   * has digits of its own, a third a stop, one in twelve is void.
   */
  public static ClosedTrade random(Random random, String account, String id, Instant closedAt) {
    BigDecimal net =
        random.nextInt(5) == 0
            ? BigDecimal.valueOf(random.nextLong(-500_000_000L, 500_000_000L), 6)
            : BigDecimal.valueOf(random.nextInt(-4, 5) * 25L);
    BigDecimal fees = BigDecimal.valueOf(random.nextInt(-2, 9), 1);
    boolean stopped = random.nextInt(3) == 0;
    List<String> tags = new ArrayList<>();
    TAGS.stream().filter(tag -> random.nextInt(4) == 0).forEach(tags::add);
    long held = (long) Math.pow(10, random.nextInt(8)) * random.nextInt(1, 40);
    return new ClosedTrade(
        AccountId.of(account),
        TradeId.of(id),
        Symbol.of(SYMBOLS.get(random.nextInt(SYMBOLS.size()))),
        random.nextBoolean() ? Side.LONG : Side.SHORT,
        closedAt.minusSeconds(held).minusNanos(random.nextInt(1_000)),
        closedAt,
        Quantity.of("3.5"),
        Factor.of("50"),
        Amount.of("10.25"),
        Amount.of("11.5"),
        new Amount(net.add(fees)),
        new Amount(fees),
        new Amount(net),
        null,
        stopped ? net.divide(BigDecimal.valueOf(40)) : null,
        tags,
        null,
        random.nextInt(12) == 0 ? "typed | twice" : null,
        Instant.parse("2026-06-01T00:00:00Z").plusSeconds(random.nextInt(3)),
        random.nextInt(1_000));
  }
}
