package io.tradefold.command.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tradefold.api.FieldError;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.command.Bodies;
import io.tradefold.command.InputMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

@SuppressWarnings("StringConcatToTextBlock") // line ends matter here
class CsvRowsTest {

  private static final String HEADER =
      "executionId,at,symbol,side,quantity,price,fee,multiplier,rate\n";

  @Test
  void aWholeRowIsRead() throws IOException {
    Rows rows = csv(HEADER + "e1,2026-03-02T15:30:00Z,es,SELL,1.50,5210.25,-0.3,50,0.92\n");
    assertThat(rows.rejected()).isEmpty();
    assertThat(rows.rows())
        .containsExactly(
            TestAccount.row(
                2,
                "e1",
                Instant.parse("2026-03-02T15:30:00Z"),
                "ES",
                "SELL",
                "1.5",
                "5210.25",
                "-0.3",
                "50",
                "0.92"));
  }

  @Test
  void columnsStandInAnyOrderAndOptionalOnesMayBeAbsentOrEmpty() throws IOException {
    Rows rows = csv("price, quantity ,side,symbol,at,fee\n10,2,BUY,X,2026-03-02T15:30:00+01:00,\n");
    assertThat(rows.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.executionId()).isNull();
              assertThat(row.at()).hasToString("2026-03-02T14:30:00Z");
              assertThat(row.fee()).hasToString("0");
              assertThat(row.multiplier()).hasToString("1");
            });
  }

  @Test
  void marksQuotesLineEndsAndEmptyLinesAreUnderstood() throws IOException {
    Rows rows =
        csv(
            "\uFEFF\"at\",symbol,side,quantity,\"price\"\r\n"
                + "\r\n"
                + "2026-03-02T15:30:00Z,\"X\",BUY,\"1\",2\r\n"
                + "2026-03-02T15:30:00Z,X,BUY,1,\"2\n\"\r\n"
                + "2026-03-02T15:30:00Z,X,BUY,1");
    assertThat(rows.rows()).extracting(ExecutionRow::line).containsExactly(3, 4);
    assertThat(rows.rejected())
        .containsExactly(new RowRejection(6, null, null, "4 columns, where the header has 5"));
  }

  @Test
  void everyBadRowNamesItsColumn() throws IOException {
    Rows rows =
        csv(
            HEADER
                + "e 1,2026-03-02T15:30:00Z,X,BUY,1,2,,,\n"
                + ",yesterday,X,BUY,1,2,,,\n"
                + ",1969-12-31T23:59:59Z,X,BUY,1,2,,,\n"
                + ",2026-03-02T15:30:00,X,BUY,1,2,,,\n"
                + ",2026-03-02T15:30:00Z,,BUY,1,2,,,\n"
                + ",2026-03-02T15:30:00Z,X Y,BUY,1,2,,,\n"
                + ",2026-03-02T15:30:00Z,X,LONG,1,2,,,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,0,2,,,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,-1,2,,,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,1,1e3,,,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,1,2,free,,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,1,2,,0,\n"
                + ",2026-03-02T15:30:00Z,X,BUY,1,2,,,1234567890123456789\n"
                + ",2026-03-02T15:30:00Z,X,BUY,1,2,,,,\n");
    assertThat(rows.rows()).isEmpty();
    assertThat(rows.rejected())
        .extracting(RowRejection::line, RowRejection::column)
        .containsExactly(
            tuple(2, "executionId"),
            tuple(3, "at"),
            tuple(4, "at"),
            tuple(5, "at"),
            tuple(6, "symbol"),
            tuple(7, "symbol"),
            tuple(8, "side"),
            tuple(9, "quantity"),
            tuple(10, "quantity"),
            tuple(11, "price"),
            tuple(12, "fee"),
            tuple(13, "multiplier"),
            tuple(14, "rate"),
            tuple(15, null));
    assertThat(rows.rejected().get(9).value()).isEqualTo("1e3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "at,symbol,side,quantity\n",
        "at,symbol,side,quantity,price,colour\n",
        "at,symbol,side,quantity,price,price\n",
        "at;symbol;side;quantity;price\n",
        "at,symbol,side,quantity,price\n\"never closed"
      })
  void whatIsNoSuchFileIsRefusedAsAWhole(String text) {
    assertThatThrownBy(() -> csv(text)).isInstanceOf(FieldError.class);
  }

  @Test
  void onlyUtf8IsRead() {
    byte[] latin1 = (HEADER + "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvRows.read(Bodies.open(stream(latin1), null, null, 1_000)))
        .isInstanceOf(FieldError.class);
    MediaType type = MediaType.parseMediaType("text/csv;charset=iso-8859-1");
    assertThatThrownBy(() -> Bodies.open(stream(latin1), null, type, 1_000))
        .isInstanceOf(ResponseStatusException.class);
  }

  @Test
  void theLimitCountsWhatIsInflated() throws IOException {
    byte[] bomb = gzip(" ".repeat(10_000_000).getBytes(StandardCharsets.UTF_8));
    assertThat(bomb.length).isLessThan(20_000);
    assertThatThrownBy(() -> CsvRows.read(Bodies.open(stream(bomb), "gzip", null, 100_000)))
        .isInstanceOf(TooLarge.class);
    assertThatThrownBy(
            () ->
                JsonRows.read(
                    Bodies.open(stream(bomb), "gzip", null, 1_000_000), new InputMapper()))
        .isInstanceOf(TooLarge.class);
    byte[] good =
        gzip((HEADER + ",2026-03-02T15:30:00Z,X,BUY,1,2,,,\n").getBytes(StandardCharsets.UTF_8));
    assertThat(CsvRows.read(Bodies.open(stream(good), "GZIP", null, 1_000)).rows()).hasSize(1);
    byte[] cut = Arrays.copyOf(good, good.length - 12);
    assertThatThrownBy(() -> CsvRows.read(Bodies.open(stream(cut), "gzip", null, 1_000)))
        .isInstanceOf(FieldError.class);
    assertThatThrownBy(() -> Bodies.open(stream(new byte[3]), "gzip", null, 1_000))
        .isInstanceOf(FieldError.class);
    assertThatThrownBy(() -> Bodies.open(stream(good), "br", null, 1_000))
        .isInstanceOf(ResponseStatusException.class);
  }

  @Test
  void aFileOfTooManyRowsIsTooLarge() {
    String text = HEADER + "x\n".repeat(Rows.LIMIT + 1);
    assertThatThrownBy(() -> csv(text)).isInstanceOf(TooLarge.class);
  }

  @Test
  void jsonRowsAreReadAsStrictly() {
    Rows rows =
        json(
            """
            [{"at": "2026-03-02T15:30:00Z", "symbol": "X", "side": "BUY", "quantity": "1",
              "price": "2", "fee": null},
             {"at": "2026-03-02T15:30:00Z", "symbol": "X", "side": "BUY", "quantity": 1,
              "price": {"a": [1]}},
             {"at": "2026-03-02T15:30:00Z", "colour": {"a": []}},
             7,
             [[]],
             {"symbol": "X"}]""");
    assertThat(rows.rows()).extracting(ExecutionRow::line).containsExactly(1);
    assertThat(rows.rejected())
        .extracting(RowRejection::line, RowRejection::column, RowRejection::value)
        .containsExactly(
            tuple(2, "quantity", "1"),
            tuple(3, "colour", null),
            tuple(4, null, null),
            tuple(5, null, null),
            tuple(6, "at", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[{]", "[] []", "[{\"at\":\"x\",\"at\":\"y\"}]", "nul"})
  void whatIsNoArrayIsRefusedAsAWhole(String text) {
    assertThatThrownBy(() -> json(text)).isInstanceOf(FieldError.class);
  }

  @Test
  void aThousandLevelsOfNestingAreRefused() {
    assertThatThrownBy(() -> json("[" + "[".repeat(1_000) + "]".repeat(1_001)))
        .isInstanceOf(FieldError.class);
  }

  private static Rows csv(String text) throws IOException {
    return CsvRows.read(new StringReader(text));
  }

  private static Rows json(String text) {
    return JsonRows.read(new StringReader(text), new InputMapper());
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
