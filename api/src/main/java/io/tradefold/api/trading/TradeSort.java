package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;

/**
 * What a list of trades is sorted by: {@code netPnl} ascending, {@code -netPnl} descending. Equal
 * ones follow each other by trade id, then account id, ascending.
 *
 * <p>A trade without {@code closedAt} counts as closed later than all others. For every other
 * field, trades without a value come last, ascending and descending.
 */
public record TradeSort(TradeField field, boolean descending) {

  /** The newest first, open ones before them. */
  public static final TradeSort NEWEST = new TradeSort(TradeField.CLOSED_AT, true);

  /**
   * @throws InvalidValue when it names no field
   */
  @JsonCreator
  public static TradeSort of(String text) {
    boolean descending = text.startsWith("-");
    try {
      return new TradeSort(TradeField.of(descending ? text.substring(1) : text), descending);
    } catch (InvalidValue invalid) {
      throw new InvalidValue(text, invalid.expected() + ", with '-' before it for descending");
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return (descending ? "-" : "") + field.text();
  }
}
