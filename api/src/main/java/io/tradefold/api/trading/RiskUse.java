package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an account's risk limits is used now.
 *
 * @param openTrades against {@code maxOpenTrades}
 * @param positions entry value of each position, against {@code maxPositionNotional}; largest first
 * @param day today in the community's zone
 * @param dailyNetPnl net P&amp;L of the day so far
 * @param dailyLoss how far that is below zero, against {@code maxDailyLoss}; zero when it is not
 * @param left what is still free of each limit
 */
public record RiskUse(
    int openTrades,
    List<Position> positions,
    LocalDate day,
    Amount dailyNetPnl,
    Amount dailyLoss,
    Left left) {

  /** The entry value of what is held of a symbol, in the account's currency. */
  public record Position(Symbol symbol, Amount notional) {}

  /**
   * What is still free of each limit; negative when it is exceeded, null when there is no limit.
   *
   * @param positionNotional beside the largest position
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Left(
      @Nullable Integer openTrades,
      @Nullable Amount positionNotional,
      @Nullable Amount dailyLoss) {}
}
