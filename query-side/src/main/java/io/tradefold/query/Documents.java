package io.tradefold.query;

import io.tradefold.api.ViewType;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the projections store: documents {@code {_id, position, view, blocked, incomplete}} of
 * MongoDB, and values {@code <position>\n<json>} of Redis.
 */
final class Documents {

  private static final String VIEW = "view";

  private static final JsonWriterSettings PLAIN =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

  /** Of its own: limits for what strangers send do not apply to what is stored. */
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * @return null when the document has nothing to show
   */
  <V> @Nullable Stored<V> read(RawBsonDocument document, ViewType<V> type) {
    BsonValue view = document.get(VIEW);
    return view == null
        ? null
        : new Stored<>(
            document.getString("_id").getValue(),
            document.getInt64("position").getValue(),
            mapper.readValue(view.asDocument().toJson(PLAIN), type.shape()),
            blockedAt(document));
  }

  /** Its own fold failed, or that of a part it is the total of: the earliest of these. */
  private static @Nullable Instant blockedAt(BsonDocument document) {
    BsonValue blocked = document.get("blocked");
    Instant earliest = blocked == null ? null : at(blocked);
    BsonValue incomplete = document.get("incomplete");
    if (incomplete != null) {
      for (BsonValue part : incomplete.asArray()) {
        Instant at = at(part);
        earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
      }
    }
    return earliest;
  }

  private static Instant at(BsonValue mark) {
    return Instant.parse(mark.asDocument().getString("at").getValue());
  }

  /**
   * @param id of the document
   * @param value as Redis holds it
   * @return null when it holds no view but says that MongoDB must be asked
   */
  <V> @Nullable Stored<V> read(String id, String value, ViewType<V> type) {
    int lineEnd = value.indexOf('\n');
    if (lineEnd < 0 || lineEnd == value.length() - 1) {
      return null;
    }
    return new Stored<>(
        id,
        Long.parseLong(value, 0, lineEnd, 10),
        mapper.readValue(value.substring(lineEnd + 1), type.shape()),
        null);
  }
}
