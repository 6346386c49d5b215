package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The worst fall of cumulative net P&amp;L within a stretch of trades, from its running maximum.
 *
 * @param amount how far it fell, above zero; {@code a} in JSON
 * @param from when the peak was reached first; null when the peak is the start of the stretch;
 *     {@code f}
 * @param to when the trough was reached first; {@code t}
 * @param trough the cumulative there, from zero at the start of the stretch; {@code l}
 * @param rebound the highest it rose above the trough afterwards, within the stretch; {@code r}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fall(
    @JsonProperty("a") Amount amount,
    @JsonProperty("f") @Nullable Instant from,
    @JsonProperty("t") Instant to,
    @JsonProperty("l") Amount trough,
    @JsonProperty("r") Amount rebound) {

  /** Whether the cumulative reached the peak again. */
  @JsonIgnore
  public boolean isRecovered() {
    return rebound.compareTo(amount) >= 0;
  }
}
