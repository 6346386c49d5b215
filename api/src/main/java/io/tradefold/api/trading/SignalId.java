package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a provider's signal, unique within its community. */
public record SignalId(@JsonValue String value) {

  public SignalId {
    Ids.checked(value);
  }

  @JsonCreator
  public static SignalId of(String value) {
    return new SignalId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
