package io.tradefold.command.trading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tradefold.api.FieldError;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.RowRejection;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads executions from CSV: a header in any order of columns, quotes where wanted, lines ended
 * either way, with or without a byte order mark. The header is line 1; a row is named by the line
 * it begins on.
 */
final class CsvRows {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** One field longer than this is no execution's. */
  private static final int BUFFER = 1 << 20;

  private CsvRows() {}

  /**
   * @throws FieldError when it isn't CSV with a header of known columns
   */
  static Rows read(Reader text) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(BUFFER)
            .ofCsvRecord(withoutMark(text))) {
      return rows(csv.iterator());
    } catch (CsvParseException | UncheckedIOException wrong) {
      throw translated(wrong);
    } catch (CharacterCodingException _) {
      throw notUtf8();
    }
  }

  private static Rows rows(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new FieldError("header", null, "a first line naming the columns");
    }
    int[] columns = header(records.next());
    Rows rows = new Rows();
    while (records.hasNext()) {
      add(records.next(), columns, rows);
    }
    return rows;
  }

  private static void add(CsvRecord row, int[] columns, Rows rows) {
    int line = Math.toIntExact(row.getStartingLineNumber());
    if (row.getFieldCount() != columns.length) {
      rows.reject(
          new RowRejection(
              line,
              null,
              null,
              row.getFieldCount() + " columns, where the header has " + columns.length));
      return;
    }
    @Nullable String[] values = new String[Rows.COLUMNS.size()];
    for (int i = 0; i < columns.length; i++) {
      values[columns[i]] = row.getField(i).strip();
    }
    rows.add(line, values);
  }

  /** Which of the known columns stands at each place. */
  private static int[] header(CsvRecord header) {
    int[] columns = new int[header.getFieldCount()];
    List<String> names = header.getFields().stream().map(String::strip).toList();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Rows.COLUMNS.indexOf(names.get(i));
      if (columns[i] < 0 || names.indexOf(names.get(i)) < i) {
        throw new FieldError(
            "header", names.get(i), "each once, columns of: " + String.join(", ", Rows.COLUMNS));
      }
    }
    for (String required : Rows.REQUIRED) {
      if (Arrays.stream(columns).noneMatch(c -> c == Rows.COLUMNS.indexOf(required))) {
        throw new FieldError("header", null, "the column " + required);
      }
    }
    return columns;
  }

  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader reader = new PushbackReader(text);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  /** The parser wraps whatever reading throws: what was meant for the caller is taken out again. */
  private static RuntimeException translated(RuntimeException wrong) throws IOException {
    return switch (wrong.getCause()) {
      case TooLarge large -> large;
      case FieldError error -> error;
      case CharacterCodingException _ -> notUtf8();
      case IOException failed -> throw failed;
      case null, default -> new FieldError(null, null, "CSV: " + wrong.getMessage());
    };
  }

  private static FieldError notUtf8() {
    return new FieldError(null, null, "text in UTF-8");
  }
}
