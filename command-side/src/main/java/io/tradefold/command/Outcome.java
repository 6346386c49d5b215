package io.tradefold.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tradefold.api.trading.ImportResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command is answered. It is kept with the command's first event when there is an
 * idempotency key, so that a repeat is answered alike; therefore it maps to JSON and back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Outcome.Imported.class, name = "imported"),
  @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused")
})
public sealed interface Outcome {

  /** An id of what was made, as a repeat knows it too; empty when there is none of that name. */
  default String id(String name) {
    return switch (this) {
      case Done done -> done.ids().getOrDefault(name, "");
      case Imported imported -> String.valueOf(imported.result().importId());
      case Refused _ -> "";
    };
  }

  /** Done; these are the ids of what it is about, by field name. */
  record Done(Map<String, String> ids) implements Outcome {

    public Done {
      ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
    }
  }

  /** Executions were imported, or previewed. */
  record Imported(ImportResult result) implements Outcome {}

  /** Refused, and the refusal is itself an event of the log. */
  record Refused(String rule, String detail) implements Outcome {}
}
