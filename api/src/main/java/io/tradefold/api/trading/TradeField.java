package io.tradefold.api.trading;

import io.tradefold.api.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The fields of a {@link TradeItem}, in its order: what lists sort by, and the columns of an
 * export.
 */
public enum TradeField {
  TRADE_ID,
  ACCOUNT_ID,
  SYMBOL,
  SIDE,
  STATUS,
  OPENED_AT,
  CLOSED_AT,
  QUANTITY,
  MULTIPLIER,
  AVERAGE_ENTRY,
  AVERAGE_EXIT,
  GROSS_PNL,
  FEES,
  NET_PNL,
  R_MULTIPLE,
  HOLDING_SECONDS,
  TAGS,
  SIGNAL_ID,
  VOID_REASON;

  private final String text = camelCase(name());

  /**
   * @throws InvalidValue when no field is named so
   */
  public static TradeField of(String text) {
    for (TradeField field : values()) {
      if (field.text.equals(text)) {
        return field;
      }
    }
    String names = Arrays.stream(values()).map(TradeField::text).collect(Collectors.joining(", "));
    throw new InvalidValue(text, "one of " + names);
  }

  /** As in JSON: {@code rMultiple}. */
  public String text() {
    return text;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
