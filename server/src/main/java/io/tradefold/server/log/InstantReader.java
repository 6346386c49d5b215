package io.tradefold.server.log;

import io.tradefold.api.IsoInstant;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads the instants of events; there are several in every execution. */
final class InstantReader extends StdScalarDeserializer<Instant> {

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return InstantDeserializer.INSTANT.deserialize(parser, context);
    }
    try {
      return IsoInstant.parse(parser.getString());
    } catch (DateTimeException _) {
      return InstantDeserializer.INSTANT.deserialize(parser, context); // which says what is wrong
    }
  }
}
