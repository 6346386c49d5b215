package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a trader: the principal behind an access token. */
public record TraderId(@JsonValue String value) {

  public TraderId {
    Ids.checked(value);
  }

  @JsonCreator
  public static TraderId of(String value) {
    return new TraderId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
