package io.tradefold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.FieldError;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputMapperTest {

  record Body(
      Quantity quantity,
      @Nullable TradeId tradeId,
      @Nullable Symbol symbol,
      @Nullable Side side,
      @Nullable Price price,
      @Nullable Amount fee,
      @Nullable Instant at,
      @Nullable String name,
      @Nullable Integer count,
      @Nullable Annualisation annualisation,
      @Nullable CurrencyCode currency,
      @Nullable List<Amount> amounts)
      implements Input {}

  private final InputMapper mapper = new InputMapper();

  @Test
  void aGoodBodyIsRead() {
    Body body =
        read(
            """
            {"quantity": "1.50", "tradeId": "t-1", "symbol": "aapl", "side": "SHORT",
             "price": "0", "fee": "-0.5", "at": "2026-03-02T15:30+01:00", "name": "x",
             "count": 3, "annualisation": 252, "currency": "EUR", "amounts": ["1", "2"]}""");
    assertThat(body.quantity()).isEqualTo(Quantity.of("1.5"));
    assertThat(body.symbol()).isEqualTo(Symbol.of("AAPL"));
    assertThat(body.at()).isEqualTo(Instant.parse("2026-03-02T14:30:00Z"));
    assertThat(body.annualisation()).isEqualTo(Annualisation.WEEKDAYS);
    assertThat(body.amounts()).containsExactly(Amount.of(1), Amount.of(2));
  }

  @ParameterizedTest(name = "{0} is refused at {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                          | quantity",
        "{\"quantity\": null}                        | quantity",
        "{\"quantity\": 1}                           | quantity",
        "{\"quantity\": 1.5}                         | quantity",
        "{\"quantity\": \"0\"}                       | quantity",
        "{\"quantity\": \"-1\"}                      | quantity",
        "{\"quantity\": \"1e3\"}                     | quantity",
        "{\"quantity\": \"+1\"}                      | quantity",
        "{\"quantity\": \" 1\"}                      | quantity",
        "{\"quantity\": \"1234567890123456789\"}     | quantity",
        "{\"quantity\": \"1.1234567890123\"}         | quantity",
        "{\"quantity\": {}}                          | quantity",
        "{\"quantity\": [\"1\"]}                     | quantity",
        "{\"quantity\": true}                        | quantity",
        "{\"quantity\": \"1\", \"price\": \"-1\"}    | price",
        "{\"quantity\": \"1\", \"colour\": \"red\"}  | colour",
        "{\"quantity\": \"1\", \"side\": \"long\"}   | side",
        "{\"quantity\": \"1\", \"side\": 0}          | side",
        "{\"quantity\": \"1\", \"tradeId\": 5}       | tradeId",
        "{\"quantity\": \"1\", \"tradeId\": \"a b\"} | tradeId",
        "{\"quantity\": \"1\", \"tradeId\": \"\"}    | tradeId",
        "{\"quantity\": \"1\", \"symbol\": \"A B\"}  | symbol",
        "{\"quantity\": \"1\", \"symbol\": 7}        | symbol",
        "{\"quantity\": \"1\", \"name\": 7}          | name",
        "{\"quantity\": \"1\", \"name\": true}       | name",
        "{\"quantity\": \"1\", \"name\": {}}         | name",
        "{\"quantity\": \"1\", \"at\": \"soon\"}     | at",
        "{\"quantity\": \"1\", \"at\": 1700000000}   | at",
        "{\"quantity\": \"1\", \"at\": \"1969-12-31T00:00:00Z\"} | at",
        "{\"quantity\": \"1\", \"count\": \"3\"}     | count",
        "{\"quantity\": \"1\", \"count\": 3.0}       | count",
        "{\"quantity\": \"1\", \"count\": 99999999999} | count",
        "{\"quantity\": \"1\", \"annualisation\": 251} | annualisation",
        "{\"quantity\": \"1\", \"annualisation\": \"252\"} | annualisation",
        "{\"quantity\": \"1\", \"currency\": \"XYZ\"} | currency",
        "{\"quantity\": \"1\", \"amounts\": [\"1\", 2]} | amounts[1]",
        "{\"quantity\": \"1\", \"amounts\": \"1\"}   | amounts",
      })
  void aBadBodyNamesItsField(String json, String field) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            FieldError.class,
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.expected()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quantity\": \"1\"} {}",
        "{\"quantity\": \"1\", \"quantity\": \"2\"}",
        "[]",
        "null",
        "\"x\"",
        "{\"quantity\"",
        "{'quantity': '1'}",
        "7",
        "x"
      })
  void whatIsNoSuchObjectIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(FieldError.class);
  }

  @Test
  void depthAndEmptinessAreRefused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(FieldError.class);
    String deep = "{\"quantity\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(FieldError.class);
  }

  private Body read(String json) {
    return mapper.read(new StringReader(json), Body.class);
  }
}
