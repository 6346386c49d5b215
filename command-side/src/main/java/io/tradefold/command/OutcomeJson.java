package io.tradefold.command;

import tools.jackson.databind.json.JsonMapper;

/** Outcomes as JSON, for the metadata of events. */
final class OutcomeJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private OutcomeJson() {}

  static String write(Outcome outcome) {
    return MAPPER.writerFor(Outcome.class).writeValueAsString(outcome);
  }

  static Outcome read(String json) {
    return MAPPER.readValue(json, Outcome.class);
  }
}
