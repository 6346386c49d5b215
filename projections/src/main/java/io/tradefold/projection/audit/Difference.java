package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import org.bson.Document;

/**
 * One place where what is stored is not what follows from the log.
 *
 * @param document {@code <type>/<id>}
 * @param field within the document, {@code view.trades[3].netPnl}; {@code document} when it is
 *     there and should not be, or the other way round; {@code redis} for what Redis holds of it
 * @param stored as it is
 * @param expected as it follows from the log
 */
public record Difference(
    String projection, String document, String field, String stored, String expected) {

  private static final int LONGEST = 300;

  static Difference of(
      String projection, ViewKey key, String field, Object stored, Object expected) {
    return new Difference(projection, key.name(), field, text(stored), text(expected));
  }

  private static String text(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  Document toDocument() {
    return new Document("projection", projection)
        .append("document", document)
        .append("field", field)
        .append("stored", stored)
        .append("expected", expected);
  }

  static Difference from(Document document) {
    return new Difference(
        document.getString("projection"),
        document.getString("document"),
        document.getString("field"),
        document.getString("stored"),
        document.getString("expected"));
  }
}
