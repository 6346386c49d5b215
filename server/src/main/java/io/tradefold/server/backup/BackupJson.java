package io.tradefold.server.backup;

import io.tradefold.server.log.LogRow;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a backup: a manifest, and an event a line. Strict: a backup is whole or it is not.
 */
final class BackupJson {

  static final String EVENTS = "events.ndjson";
  static final String MANIFEST = "manifest.json";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  // A payload may be long: the platform wrote it, and limited it when it did.
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static final ObjectWriter LINES = JSON.writerFor(LogRow.class).withRootValueSeparator("\n");
  static final ObjectReader LINE = JSON.readerFor(LogRow.class);
  static final ObjectWriter MANIFEST_WRITER =
      JSON.writerFor(Manifest.class).withDefaultPrettyPrinter();
  static final ObjectReader MANIFEST_READER = JSON.readerFor(Manifest.class);

  private BackupJson() {}
}
