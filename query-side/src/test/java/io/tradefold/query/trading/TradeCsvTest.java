package io.tradefold.query.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TradeCsvTest {

  @Test
  void textsThatASpreadsheetWouldRunGetAnApostrophe() {
    for (String start : new String[] {"=", "+", "-", "@", "\t", "\r"}) {
      assertThat(TradeCsv.guarded(start + "1+1")).isEqualTo("'" + start + "1+1");
    }
  }

  @Test
  void otherTextsStayAsTheyAre() {
    for (String text : new String[] {"", "AAPL", "a=b", "'quoted", "1-2"}) {
      assertThat(TradeCsv.guarded(text)).isEqualTo(text);
    }
  }
}
