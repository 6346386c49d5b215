package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A closed trade as one line of text: its fields in order, with a bar after each, tags last. A day
 * of fifty thousand trades stays below the sixteen megabytes a document may have, which it would
 * not with the name of every field in every trade.
 *
 * <p>Instants are seconds since 1970, a dot and nanoseconds; what is absent is empty; a bar or
 * backslash in a reason or tag is preceded by a backslash, and an absent reason is told from an
 * empty one by a leading {@code =}.
 */
final class TradeLine {

  private static final char BAR = '|';
  private static final char ESCAPE = '\\';
  private static final int FIELDS = 19;

  private TradeLine() {}

  static String write(ClosedTrade trade) {
    StringBuilder line = new StringBuilder(200);
    put(line, trade.accountId());
    put(line, trade.tradeId());
    put(line, trade.symbol());
    put(line, trade.side());
    put(line, text(trade.openedAt()));
    put(line, text(trade.closedAt()));
    put(line, trade.quantity());
    put(line, trade.multiplier());
    put(line, trade.averageEntry());
    put(line, trade.averageExit());
    put(line, trade.grossPnl());
    put(line, trade.fees());
    put(line, trade.netPnl());
    put(line, trade.stopLoss());
    put(line, trade.rMultiple());
    put(line, trade.signalId());
    put(line, text(trade.arrivedAt()));
    put(line, trade.arrival());
    put(line, trade.voidReason() == null ? null : "=" + trade.voidReason());
    trade.tags().forEach(tag -> put(line, tag));
    return line.toString();
  }

  /**
   * @throws IllegalArgumentException when it is no such line
   */
  static ClosedTrade read(String line) {
    List<String> fields = split(line);
    if (fields.size() < FIELDS) {
      throw new IllegalArgumentException("not a closed trade: " + line);
    }
    String voided = fields.get(18);
    return new ClosedTrade(
        AccountId.of(fields.get(0)),
        TradeId.of(fields.get(1)),
        Symbol.of(fields.get(2)),
        Side.valueOf(fields.get(3)),
        instant(fields.get(4)),
        instant(fields.get(5)),
        Quantity.of(fields.get(6)),
        Factor.of(fields.get(7)),
        Amount.of(fields.get(8)),
        Amount.of(fields.get(9)),
        Amount.of(fields.get(10)),
        Amount.of(fields.get(11)),
        Amount.of(fields.get(12)),
        optional(fields.get(13), Price::of),
        optional(fields.get(14), BigDecimal::new),
        fields.subList(FIELDS, fields.size()),
        optional(fields.get(15), SignalId::of),
        voided.isEmpty() ? null : voided.substring(1),
        instant(fields.get(16)),
        Long.parseLong(fields.get(17)));
  }

  private static void put(StringBuilder line, @Nullable Object field) {
    String text = field == null ? "" : field.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BAR || c == ESCAPE) {
        line.append(ESCAPE);
      }
      line.append(c);
    }
    line.append(BAR);
  }

  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>(FIELDS + 2);
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == BAR) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c == ESCAPE ? line.charAt(++i) : c);
      }
    }
    return fields;
  }

  private static String text(Instant instant) {
    return instant.getNano() == 0
        ? Long.toString(instant.getEpochSecond())
        : instant.getEpochSecond() + "." + instant.getNano();
  }

  private static Instant instant(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : Instant.ofEpochSecond(
            Long.parseLong(text, 0, dot, 10), Long.parseLong(text, dot + 1, text.length(), 10));
  }

  private static <T> @Nullable T optional(String text, Function<String, T> parse) {
    return text.isEmpty() ? null : parse.apply(text);
  }
}
