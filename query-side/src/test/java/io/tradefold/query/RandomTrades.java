package io.tradefold.query;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.VoidedOpenTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded trades with many equal values, so that ties are common. */
public final class RandomTrades {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> SYMBOLS = List.of("AAPL", "BRK.B", "EUR/USD");
  private static final List<List<String>> TAGS =
      List.of(List.of(), List.of("a"), List.of("b", "a"), List.of("=1+1"));

  private final Random random;
  private long arrival;
  private int made;

  public RandomTrades(long seed) {
    this.random = new Random(seed);
  }

  public static AccountRef account(
      String community, String trader, String account, String currency, String zone) {
    return new AccountRef(
        CommunityId.of(community),
        TraderId.of(trader),
        AccountId.of(account),
        CurrencyCode.of(currency),
        Zone.of(zone),
        Annualisation.WEEKDAYS);
  }

  /** Fills accounts with closed, void, open and voided-open trades. */
  public void fill(StoredLedgers ledgers, AccountRef account, int trades) {
    for (int i = 0; i < trades; i++) {
      TradeId id = TradeId.of("t" + random.nextInt(10) + "-" + made++);
      switch (random.nextInt(10)) {
        case 0 -> ledgers.with(account, open(id));
        case 1 ->
            ledgers.with(account, new VoidedOpenTrade(account.accountId(), open(id), "a mistake"));
        case 2 ->
            ledgers.with(account, closed(account.accountId(), id).voided("=cmd|' /C calc'!A0"));
        default -> ledgers.with(account, closed(account.accountId(), id));
      }
    }
  }

  public ClosedTrade closed(AccountId account, TradeId id) {
    Instant openedAt = instant();
    Instant closedAt = openedAt.plusSeconds(3_600L * random.nextInt(40));
    Amount gross = Amount.of(random.nextInt(7) * 10L - 30);
    Amount fees = Amount.of(random.nextInt(3));
    return new ClosedTrade(
        account,
        id,
        symbol(),
        side(),
        openedAt,
        closedAt,
        new Quantity(BigDecimal.valueOf(1L + random.nextInt(3))),
        Factor.ONE,
        Amount.of(10),
        Amount.of(11),
        gross,
        fees,
        gross.minus(fees),
        random.nextBoolean() ? Price.of("9") : null,
        random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(5) - 2, 1) : null,
        TAGS.get(random.nextInt(TAGS.size())),
        signal(),
        null,
        closedAt,
        arrival++);
  }

  public OpenTrade open(TradeId id) {
    Instant openedAt = instant();
    Quantity quantity = Quantity.of("2");
    Lot lot =
        new Lot(
            ExecutionId.of(id.value()), openedAt, quantity, quantity, Price.of("10"), Factor.ONE);
    return new OpenTrade(
        id,
        symbol(),
        side(),
        openedAt,
        Factor.ONE,
        quantity,
        Price.of("10"),
        Factor.ONE,
        null,
        signal(),
        TAGS.get(random.nextInt(TAGS.size())),
        List.of(lot),
        quantity,
        quantity,
        Amount.of(20),
        Quantity.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Amount.of(random.nextInt(3)),
        openedAt,
        null);
  }

  private Instant instant() {
    return START.plusSeconds(3_600L * random.nextInt(24 * 90));
  }

  private Symbol symbol() {
    return Symbol.of(SYMBOLS.get(random.nextInt(SYMBOLS.size())));
  }

  private Side side() {
    return random.nextBoolean() ? Side.LONG : Side.SHORT;
  }

  private @Nullable SignalId signal() {
    return random.nextInt(3) == 0 ? SignalId.of("s" + random.nextInt(3)) : null;
  }
}
