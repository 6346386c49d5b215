package io.tradefold.command.trading;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.FieldError;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.command.InputMapper;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads executions from a JSON array of objects whose fields are named like the columns of a CSV
 * file. All values are strings. The first element is line 1.
 */
final class JsonRows {

  private JsonRows() {}

  /** An element as the description shows it. */
  @Schema(name = "Execution")
  record Element(
      @Nullable String executionId,
      @Schema(requiredMode = REQUIRED) String at,
      @Schema(requiredMode = REQUIRED) String symbol,
      @Schema(
              requiredMode = REQUIRED,
              allowableValues = {"BUY", "SELL"})
          String side,
      @Schema(requiredMode = REQUIRED) String quantity,
      @Schema(requiredMode = REQUIRED) String price,
      @Nullable String fee,
      @Nullable String multiplier,
      @Nullable String rate) {}

  /**
   * @throws FieldError when it isn't a JSON array
   */
  static Rows read(Reader text, InputMapper mapper) {
    return mapper.piecewise(text, JsonRows::rows);
  }

  private static Rows rows(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new FieldError(null, null, "a JSON array");
    }
    Rows rows = new Rows();
    int line = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element(parser, ++line, rows);
    }
    return rows;
  }

  private static void element(JsonParser parser, int line, Rows rows) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      rows.reject(new RowRejection(line, null, null, "expected a JSON object"));
      return;
    }
    @Nullable String[] values = new String[Rows.COLUMNS.size()];
    RowRejection wrong = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      int column = Rows.COLUMNS.indexOf(name);
      if (column >= 0 && token == JsonToken.VALUE_STRING) {
        values[column] = parser.getString();
      } else if (column < 0 || token != JsonToken.VALUE_NULL) {
        wrong = wrong == null ? wrong(line, name, column, parser) : wrong;
        parser.skipChildren();
      }
    }
    if (wrong == null) {
      rows.add(line, values);
    } else {
      rows.reject(wrong);
    }
  }

  private static RowRejection wrong(int line, String name, int column, JsonParser parser) {
    String shown = name.length() <= 80 ? name : name.substring(0, 80) + "…";
    return column < 0
        ? new RowRejection(
            line, shown, null, "no such field; there are: " + String.join(", ", Rows.COLUMNS))
        : new RowRejection(line, shown, scalar(parser), "expected a JSON string");
  }

  private static @Nullable String scalar(JsonParser parser) {
    if (!parser.currentToken().isScalarValue()) {
      return null;
    }
    String text = parser.getString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
