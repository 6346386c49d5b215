package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names an execution, unique within its account. */
public record ExecutionId(@JsonValue String value) {

  public ExecutionId {
    Ids.checked(value);
  }

  @JsonCreator
  public static ExecutionId of(String value) {
    return new ExecutionId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
