package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a trade, unique within its account: the id of its opening execution. */
public record TradeId(@JsonValue String value) {

  public TradeId {
    Ids.checked(value);
  }

  @JsonCreator
  public static TradeId of(String value) {
    return new TradeId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
