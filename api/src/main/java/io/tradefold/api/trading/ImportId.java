package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.Ids;

/** Names an import of executions, unique within its account. */
public record ImportId(@JsonValue String value) {

  public ImportId {
    Ids.checked(value);
  }

  @JsonCreator
  public static ImportId of(String value) {
    return new ImportId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
