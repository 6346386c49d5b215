package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Decimals;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a trade, from flat to flat. Everything that figures, lists and exports need is in
 * it.
 *
 * @param quantity the largest held
 * @param averageEntry quantity-weighted, half-even to 10 decimals; for showing only
 * @param averageExit as averageEntry
 * @param grossPnl realised before fees, exact
 * @param fees of all its executions, exact
 * @param netPnl grossPnl − fees
 * @param rMultiple net ÷ (|entry − stop at opening| × opening quantity × multiplier × rate at
 *     opening), half-even to 18 decimals; null without a stop. Net 250 at a risk of 100: 2.5
 * @param voidReason why it counts in no figure; null when it counts
 * @param arrivedAt when the closing execution was recorded
 * @param arrival the closing execution's number within the account
 */
public record ClosedTrade(
    AccountId accountId,
    TradeId tradeId,
    Symbol symbol,
    Side side,
    Instant openedAt,
    Instant closedAt,
    Quantity quantity,
    Factor multiplier,
    Amount averageEntry,
    Amount averageExit,
    Amount grossPnl,
    Amount fees,
    Amount netPnl,
    @Nullable Price stopLoss,
    @Nullable BigDecimal rMultiple,
    List<String> tags,
    @Nullable SignalId signalId,
    @Nullable String voidReason,
    Instant arrivedAt,
    long arrival) {

  /**
   * The order of closing, which drawdowns and runs depend on: closing instant, then when the
   * closing execution was recorded.
   */
  public static final Comparator<ClosedTrade> ORDER =
      Comparator.comparing(ClosedTrade::closedAt)
          .thenComparing(ClosedTrade::arrivedAt)
          .thenComparingLong(ClosedTrade::arrival)
          .thenComparing(trade -> trade.accountId().value())
          .thenComparing(trade -> trade.tradeId().value());

  public ClosedTrade {
    tags = List.copyOf(tags);
  }

  @JsonIgnore
  public boolean isVoid() {
    return voidReason != null;
  }

  /** From opening to closing in seconds, exact to the nanosecond. */
  @JsonIgnore
  public BigDecimal holdingSeconds() {
    Duration held = Duration.between(openedAt, closedAt);
    return Decimals.canonical(
        BigDecimal.valueOf(held.getSeconds()).add(BigDecimal.valueOf(held.getNano(), 9)));
  }

  public ClosedTrade withTags(List<String> newTags) {
    return new ClosedTrade(
        accountId,
        tradeId,
        symbol,
        side,
        openedAt,
        closedAt,
        quantity,
        multiplier,
        averageEntry,
        averageExit,
        grossPnl,
        fees,
        netPnl,
        stopLoss,
        rMultiple,
        newTags,
        signalId,
        voidReason,
        arrivedAt,
        arrival);
  }

  public ClosedTrade voided(String reason) {
    return new ClosedTrade(
        accountId,
        tradeId,
        symbol,
        side,
        openedAt,
        closedAt,
        quantity,
        multiplier,
        averageEntry,
        averageExit,
        grossPnl,
        fees,
        netPnl,
        stopLoss,
        rMultiple,
        tags,
        signalId,
        reason,
        arrivedAt,
        arrival);
  }
}
