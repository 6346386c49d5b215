package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names a trading account, unique within its trader. */
public record AccountId(@JsonValue String value) {

  public AccountId {
    Ids.checked(value);
  }

  @JsonCreator
  public static AccountId of(String value) {
    return new AccountId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
