package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.util.Locale;

/** Where a trade stands in a list. */
public enum TradeStatus {
  OPEN,
  CLOSED,
  /** Taken out of every figure, whether it had been closed or not. */
  VOID;

  /**
   * @throws InvalidValue when it is none of {@code open}, {@code closed}, {@code void}
   */
  @JsonCreator
  public static TradeStatus of(String text) {
    for (TradeStatus status : values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    throw new InvalidValue(text, "one of open, closed, void");
  }

  /** As in JSON and in queries: {@code open}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
