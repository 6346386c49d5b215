package io.tradefold.query.trading;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trade is sorted by: a number, an instant or a text. Those of one field are of one kind.
 */
sealed interface SortKey extends Comparable<SortKey> {

  record Figure(BigDecimal value) implements SortKey {
    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  record Moment(Instant value) implements SortKey {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  record Text(String value) implements SortKey {
    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * @throws IllegalStateException when the kinds differ
   */
  @Override
  default int compareTo(SortKey other) {
    return switch (this) {
      case Figure(BigDecimal one) when other instanceof Figure(BigDecimal two) ->
          one.compareTo(two);
      case Moment(Instant one) when other instanceof Moment(Instant two) -> one.compareTo(two);
      case Text(String one) when other instanceof Text(String two) -> one.compareTo(two);
      case Figure _, Moment _, Text _ ->
          throw new IllegalStateException("keys of two kinds: " + this + ", " + other);
    };
  }

  /**
   * @return null when the trade has no value there
   */
  static @Nullable SortKey of(TradeItem trade, TradeField field) {
    return switch (field) {
      case TRADE_ID -> text(trade.tradeId());
      case ACCOUNT_ID -> text(trade.accountId());
      case SYMBOL -> text(trade.symbol());
      case SIDE -> text(trade.side());
      case STATUS -> text(trade.status().text());
      case OPENED_AT -> moment(trade.openedAt());
      case CLOSED_AT -> moment(trade.closedAt());
      case QUANTITY -> figure(trade.quantity().value());
      case MULTIPLIER -> figure(trade.multiplier().value());
      case AVERAGE_ENTRY -> figure(trade.averageEntry().value());
      case AVERAGE_EXIT -> trade.averageExit() == null ? null : figure(trade.averageExit().value());
      case GROSS_PNL -> figure(trade.grossPnl().value());
      case FEES -> figure(trade.fees().value());
      case NET_PNL -> figure(trade.netPnl().value());
      case R_MULTIPLE -> figure(trade.rMultiple());
      case HOLDING_SECONDS -> figure(trade.holdingSeconds());
      case TAGS -> trade.tags().isEmpty() ? null : text(String.join(";", trade.tags()));
      case SIGNAL_ID -> text(trade.signalId());
      case VOID_REASON -> text(trade.voidReason());
    };
  }

  /**
   * Reads what {@code toString} wrote.
   *
   * @throws InvalidValue when it is no value of the field
   */
  static SortKey parse(String text, TradeField field) {
    try {
      return switch (field) {
        case OPENED_AT, CLOSED_AT -> new Moment(Instant.parse(text));
        case QUANTITY,
            MULTIPLIER,
            AVERAGE_ENTRY,
            AVERAGE_EXIT,
            GROSS_PNL,
            FEES,
            NET_PNL,
            R_MULTIPLE,
            HOLDING_SECONDS ->
            new Figure(new BigDecimal(text));
        case TRADE_ID, ACCOUNT_ID, SYMBOL, SIDE, STATUS, TAGS, SIGNAL_ID, VOID_REASON ->
            new Text(text);
      };
    } catch (DateTimeException | NumberFormatException _) {
      throw new InvalidValue(text, "a value of " + field.text());
    }
  }

  private static @Nullable SortKey text(@Nullable Object value) {
    return value == null ? null : new Text(Objects.toString(value));
  }

  private static @Nullable SortKey moment(@Nullable Instant value) {
    return value == null ? null : new Moment(value);
  }

  private static @Nullable SortKey figure(@Nullable BigDecimal value) {
    return value == null ? null : new Figure(value);
  }
}
