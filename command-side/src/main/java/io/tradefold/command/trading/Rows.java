package io.tradefold.command.trading;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.TooLarge;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Decimals;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.Symbol;
import io.tradefold.command.Instants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a file, CSV or JSON, into executions, or says of each that is not one which
 * column is at fault.
 */
final class Rows {

  /** The columns of a file, in the contract's order. */
  static final List<String> COLUMNS =
      List.of(
          "executionId", "at", "symbol", "side", "quantity", "price", "fee", "multiplier", "rate");

  /** Those a row can't do without. */
  static final List<String> REQUIRED = List.of("at", "symbol", "side", "quantity", "price");

  /** More would not fit into the memory of a small server beside what it makes of them. */
  static final int LIMIT = 200_000;

  private static final int AT = 1;
  private static final int SYMBOL = 2;
  private static final int SIDE = 3;
  private static final int QUANTITY = 4;
  private static final int PRICE = 5;
  private static final int FEE = 6;
  private static final int MULTIPLIER = 7;
  private static final int RATE = 8;

  private final List<ExecutionRow> rows = new ArrayList<>();
  private final List<RowRejection> rejected = new ArrayList<>();

  /** Files repeat themselves: each symbol is kept once. */
  private final Map<String, Symbol> symbols = new HashMap<>();

  List<ExecutionRow> rows() {
    return rows;
  }

  List<RowRejection> rejected() {
    return rejected;
  }

  /**
   * Adds a row.
   *
   * @param values by the index of {@link #COLUMNS}; null or empty where there is none
   */
  void add(int line, @Nullable String[] values) {
    try {
      accept(
          new ExecutionRow(
              line,
              optional(values, 0, ExecutionId::of),
              required(values, AT, Instants::parse),
              required(values, SYMBOL, this::symbol),
              required(values, SIDE, Rows::action),
              required(values, QUANTITY, Rows::quantity),
              required(values, PRICE, text -> new Price(Decimals.bounded(text))),
              optional(values, FEE, Amount.ZERO, text -> new Amount(Decimals.bounded(text))),
              optional(values, MULTIPLIER, Factor.ONE, Rows::factor),
              optional(values, RATE, Factor.ONE, Rows::factor)));
    } catch (Misfit misfit) {
      reject(misfit.rejection(line));
    }
  }

  private void accept(ExecutionRow row) {
    requireRoom();
    rows.add(row);
  }

  void reject(RowRejection rejection) {
    requireRoom();
    rejected.add(rejection);
  }

  private void requireRoom() {
    if (rows.size() + rejected.size() >= LIMIT) {
      throw new TooLarge("more than " + LIMIT + " rows; send them in several files");
    }
  }

  private Symbol symbol(String text) {
    Symbol known = symbols.get(text);
    if (known == null) {
      known = Symbol.of(text);
      symbols.put(text, known);
    }
    return known;
  }

  private static Action action(String text) {
    return switch (text) {
      case "BUY" -> Action.BUY;
      case "SELL" -> Action.SELL;
      default -> throw new InvalidValue(text, "BUY or SELL");
    };
  }

  private static Quantity quantity(String text) {
    Quantity quantity = new Quantity(Decimals.bounded(text));
    if (quantity.isZero()) {
      throw new InvalidValue(text, "a quantity above zero");
    }
    return quantity;
  }

  private static Factor factor(String text) {
    return text.equals("1") ? Factor.ONE : new Factor(Decimals.bounded(text));
  }

  private static <T> T required(@Nullable String[] values, int column, Function<String, T> read) {
    T value = optional(values, column, read);
    if (value == null) {
      throw new Misfit(COLUMNS.get(column), null, "a value is required");
    }
    return value;
  }

  private static <T> T optional(
      @Nullable String[] values, int column, T otherwise, Function<String, T> read) {
    T value = optional(values, column, read);
    return value == null ? otherwise : value;
  }

  private static <T> @Nullable T optional(
      @Nullable String[] values, int column, Function<String, T> read) {
    String text = values[column];
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return read.apply(text);
    } catch (InvalidValue invalid) {
      throw new Misfit(COLUMNS.get(column), invalid.value(), "expected " + invalid.expected());
    }
  }

  /** A row that is no execution. Thrown by the thousand, so it carries no stack. */
  private static final class Misfit extends RuntimeException {

    private final String column;
    private final @Nullable String value;
    private final String reason;

    Misfit(String column, @Nullable String value, String reason) {
      super(reason, null, false, false);
      this.column = column;
      this.value = value;
      this.reason = reason;
    }

    RowRejection rejection(int line) {
      return new RowRejection(line, column, value, reason);
    }
  }
}
