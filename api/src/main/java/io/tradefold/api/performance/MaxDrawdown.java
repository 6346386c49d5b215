package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The worst fall of a range, in money and as a ratio. The two may be different falls.
 *
 * <p>100, −150, 80 on a balance of 10,000: amount 150, percent 150 ÷ 10,100 = 0.0148514851.
 *
 * @param amount the largest fall of cumulative net P&amp;L after each closed trade from its running
 *     maximum, zero at the start included; zero when it never fell
 * @param from when the peak was reached first: a closing, or the start of the range's first day
 * @param to when the trough was reached first
 * @param recoveredAt when the cumulative reached the peak again within the range
 * @param percent the largest fall of the growth index from its running maximum, as a ratio
 * @param undefined why a field is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MaxDrawdown(
    Amount amount,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Instant recoveredAt,
    @Nullable Double percent,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {

  /**
   * @param firstDay of the range; null when it has none
   */
  static MaxDrawdown of(
      PnlPath path,
      @Nullable Instant recoveredAt,
      @Nullable LocalDate firstDay,
      Zone zone,
      ReturnFigures returns) {
    Reasons reasons = new Reasons();
    String noPercent = returns.undefined().get("percent");
    if (noPercent != null) {
      reasons.put("percent", noPercent);
    }
    Fall fall = path.fall();
    if (fall == null) {
      reasons.put("from", Reasons.NO_DRAWDOWN);
      reasons.put("to", Reasons.NO_DRAWDOWN);
      reasons.put("recoveredAt", Reasons.NO_DRAWDOWN);
      return new MaxDrawdown(Amount.ZERO, null, null, null, returns.percent(), reasons.byField());
    }
    if (recoveredAt == null) {
      reasons.put("recoveredAt", Reasons.NOT_RECOVERED);
    }
    Instant start = firstDay == null ? null : firstDay.atStartOfDay(zone.id()).toInstant();
    return new MaxDrawdown(
        fall.amount(),
        fall.from() == null ? start : fall.from(),
        fall.to(),
        recoveredAt,
        returns.percent(),
        reasons.byField());
  }
}
