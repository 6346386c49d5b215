package io.tradefold.query.trading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeItem;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Writes trades as CSV (RFC 4180), a column a field. What is absent is empty; tags are joined by
 * semicolons.
 *
 * <p>A spreadsheet takes a text that begins with {@code = + - @}, a tab or a carriage return for a
 * formula and runs it. Such texts get an apostrophe in front: a tag {@code =1+1} becomes {@code
 * '=1+1}. Numbers stay numbers, {@code -30} too.
 */
final class TradeCsv {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private TradeCsv() {}

  /** Writes the header, then the trades one by one; flushes the writer and leaves it open. */
  static void write(Iterator<Row> rows, Writer to) throws IOException {
    // Closing it would close the response.
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
    csv.writeRecord(Arrays.stream(TradeField.values()).map(TradeField::text).toList());
    rows.forEachRemaining(row -> csv.writeRecord(cells(row.trade())));
    csv.flush();
  }

  private static List<String> cells(TradeItem trade) {
    List<String> cells = new ArrayList<>();
    for (TradeField field : TradeField.values()) {
      cells.add(cell(trade, field));
    }
    return cells;
  }

  private static String cell(TradeItem trade, TradeField field) {
    String value = Objects.toString(SortKey.of(trade, field), "");
    return switch (field) {
      case TRADE_ID, ACCOUNT_ID, SYMBOL, SIDE, STATUS, TAGS, SIGNAL_ID, VOID_REASON ->
          guarded(value);
      case OPENED_AT,
          CLOSED_AT,
          QUANTITY,
          MULTIPLIER,
          AVERAGE_ENTRY,
          AVERAGE_EXIT,
          GROSS_PNL,
          FEES,
          NET_PNL,
          R_MULTIPLE,
          HOLDING_SECONDS ->
          value;
    };
  }

  /** The text so that no spreadsheet runs it. */
  static String guarded(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
