package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade while it is open: the lots still held and what has been realised so far. Deciding and
 * viewing share its transitions, which are those of {@link MovingTrade}.
 *
 * @param opening the quantity of the opening execution, for the R-multiple
 * @param entry the price of the opening execution
 * @param rate the rate of the opening execution
 * @param lots still held, in order; never empty
 * @param largest the largest quantity held so far
 * @param entered quantity of all entries; enteredValue their Σ price × quantity
 * @param exited quantity of all exits; exitedValue their Σ price × quantity
 * @param grossPnl realised so far, before fees
 * @param fees of all executions so far
 * @param lastAt the instant of its last execution
 * @param voidReason why it counts in no figure: it was voided when it was closed, and a re-match
 *     has made it open again. It takes part in the matching as before. Null when it counts
 */
public record OpenTrade(
    TradeId tradeId,
    Symbol symbol,
    Side side,
    Instant openedAt,
    Factor multiplier,
    Quantity opening,
    Price entry,
    Factor rate,
    @Nullable Price stopLoss,
    @Nullable SignalId signalId,
    List<String> tags,
    List<Lot> lots,
    Quantity largest,
    Quantity entered,
    Amount enteredValue,
    Quantity exited,
    Amount exitedValue,
    Amount grossPnl,
    Amount fees,
    Instant lastAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String voidReason) {

  public OpenTrade {
    tags = List.copyOf(tags);
    lots = List.copyOf(lots);
  }

  public static OpenTrade of(Fill.Opened fill, List<String> tags) {
    return of(fill, tags, null);
  }

  /** A trade that starts with what sticks to its id. */
  public static OpenTrade of(Fill.Opened fill, List<String> tags, @Nullable String voidReason) {
    Execution execution = fill.execution();
    return new OpenTrade(
        fill.tradeId(),
        execution.symbol(),
        fill.side(),
        execution.at(),
        execution.multiplier(),
        fill.quantity(),
        execution.price(),
        execution.rate(),
        fill.stopLoss(),
        fill.signalId(),
        tags,
        List.of(Lot.of(execution, fill.quantity())),
        fill.quantity(),
        fill.quantity(),
        execution.price().times(fill.quantity()),
        Quantity.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        fill.fee(),
        execution.at(),
        voidReason);
  }

  @JsonIgnore
  public boolean isVoid() {
    return voidReason != null;
  }

  /** How much is held. */
  @JsonIgnore
  public Quantity held() {
    return lots.stream().map(Lot::remaining).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** Realised so far, minus all fees so far. */
  @JsonIgnore
  public Amount netPnl() {
    return grossPnl.minus(fees);
  }

  /** The entry value of what is held, in the account's currency. */
  @JsonIgnore
  public Amount notional() {
    return lots.stream().map(lot -> lot.notional(multiplier)).reduce(Amount.ZERO, Amount::plus);
  }

  /** Quantity-weighted entry price, half-even to 10 decimals. */
  @JsonIgnore
  public Amount averageEntry() {
    return enteredValue.averageOver(entered.value());
  }

  /** Quantity-weighted exit price, half-even to 10 decimals; null before the first exit. */
  @JsonIgnore
  public @Nullable Amount averageExit() {
    return exited.isZero() ? null : exitedValue.averageOver(exited.value());
  }

  /**
   * What consuming a quantity first-in first-out would realise, lot by lot.
   *
   * @param quantity at most what is held
   */
  public List<Match> match(Execution exit, Quantity quantity) {
    return Match.firstIn(lots, quantity, exit, side, multiplier);
  }

  /** With one lot more. Where many fills follow each other, use a {@link MovingTrade}. */
  public OpenTrade increased(Fill.Increased fill) {
    MovingTrade moving = new MovingTrade(this);
    moving.increase(fill);
    return moving.toOpenTrade();
  }

  /** With lots consumed as matched; the trade stays open. */
  public OpenTrade reduced(Fill.Reduced fill) {
    MovingTrade moving = new MovingTrade(this);
    moving.reduce(fill);
    return moving.toOpenTrade();
  }

  /**
   * The result when an execution consumes the last of it.
   *
   * @param accountId whose it is
   */
  public ClosedTrade closed(
      AccountId accountId, Execution execution, Amount fee, List<Match> matches) {
    return new MovingTrade(this).close(accountId, execution, fee, matches);
  }

  public OpenTrade withTags(List<String> newTags) {
    return new OpenTrade(
        tradeId,
        symbol,
        side,
        openedAt,
        multiplier,
        opening,
        entry,
        rate,
        stopLoss,
        signalId,
        newTags,
        lots,
        largest,
        entered,
        enteredValue,
        exited,
        exitedValue,
        grossPnl,
        fees,
        lastAt,
        voidReason);
  }
}
