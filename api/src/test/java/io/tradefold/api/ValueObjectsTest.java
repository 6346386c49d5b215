package io.tradefold.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueObjectsTest {

  @Test
  void symbolsAreUpperCased() {
    assertThat(Symbol.of("eur/usd")).isEqualTo(Symbol.of("EUR/USD"));
  }

  /** Upper-cased, the first three would be SS, I and FF: other symbols. */
  @ParameterizedTest
  @ValueSource(strings = {"ß", "ı", "ﬀ", "", " AAPL", "ES=", "A\u0000", "é"})
  void otherLettersMakeNoSymbol(String text) {
    assertThatThrownBy(() -> Symbol.of(text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void symbolsHaveAtMost32Characters() {
    assertThat(Symbol.of("A".repeat(32)).value()).hasSize(32);
    assertThatThrownBy(() -> Symbol.of("A".repeat(33))).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-1_b.c", "...", ".hidden", "_platform"})
  void idsAreLettersDigitsAndThreeSigns(String text) {
    assertThat(CommunityId.of(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a:b", "a b", "ä", "%2F"})
  void whatCouldNotStandInAPathIsNoId(String text) {
    assertThatThrownBy(() -> TradeId.of(text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void idsHaveAtMost64Characters() {
    assertThat(TradeId.of("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> TradeId.of("a".repeat(65))).isInstanceOf(InvalidValue.class);
  }

  @Test
  void numbersThatAreEqualAreTheSame() {
    assertThat(Quantity.of("1.500")).isEqualTo(Quantity.of("1.5")).hasToString("1.5");
    assertThat(Amount.of("-0.00")).isEqualTo(Amount.ZERO).hasToString("0");
    assertThat(Price.of("100.10")).hasSameHashCodeAs(Price.of("100.1"));
  }

  @Test
  void nothingIsRounded() {
    Amount tiny = Amount.of("0.000000000001");
    assertThat(Amount.of("999999999999999999").plus(tiny))
        .hasToString("999999999999999999.000000000001");
    assertThat(Price.of("0.000000000001").times(Quantity.of("0.000000000001")).value())
        .isEqualByComparingTo(new BigDecimal("1e-24"));
  }

  @Test
  void lessThanNothingIsNoQuantity() {
    assertThatThrownBy(() -> Quantity.of("1").minus(Quantity.of("2")))
        .isInstanceOf(InvalidValue.class);
  }
}
