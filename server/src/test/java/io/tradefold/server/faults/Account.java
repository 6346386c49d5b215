package io.tradefold.server.faults;

import io.tradefold.server.faults.Book.Status;
import io.tradefold.server.http.Api.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A trading account: what its owner may do with it next, all of it allowed, and its book. */
final class Account {

  private static final int MOST_OPEN = 5;
  private static final int SLOTS = 3_000;
  private static final int SLOTS_OF_A_SYMBOL = 10;
  private static final Instant FILES_FROM = Instant.parse("2025-03-03T00:00:00Z");

  final String id;
  final Book book = new Book();
  private final String path;
  private final Random random;
  private final List<Integer> slots = new ArrayList<>();
  private Instant now = Instant.parse("2025-06-02T13:30:00Z");

  Account(String id, Random random) {
    this.id = id;
    this.path = "/api/trader/accounts/" + id;
    this.random = random;
    IntStream.range(0, SLOTS).forEach(slots::add);
    Collections.shuffle(slots, random);
  }

  Command open(String key, String communityId) {
    Map<String, String> body =
        Map.of(
            "accountId",
            id,
            "communityId",
            communityId,
            "name",
            id,
            "currency",
            "USD",
            "startingBalance",
            "100000",
            "at",
            "2025-01-02T00:00:00Z");
    return Command.post(
        key, "/api/trader/accounts", body, answer -> book.deposited(new BigDecimal(100_000)));
  }

  Command next(String key) {
    int die = random.nextInt(100);
    List<String> open = trades(Status.OPEN);
    List<String> closed = trades(Status.CLOSED);
    if (die < 8) {
      return deposit(key);
    } else if (die < 16 && slots.size() > 8) {
      return importFile(key);
    } else if (die < 19 && !book.imports().isEmpty()) {
      return undo(key, any(book.imports()));
    } else if (die < 23 && !closed.isEmpty()) {
      return voidTrade(key, any(closed));
    } else if (die < 33 && !open.isEmpty()) {
      return increase(key, any(open));
    } else if (open.size() == MOST_OPEN || (die < 63 && !open.isEmpty())) {
      return close(key, any(open));
    }
    return openTrade(key);
  }

  private Command deposit(String key) {
    BigDecimal amount = cents(100_000);
    return Command.post(
        key,
        path + "/deposits",
        Map.of("amount", amount.toPlainString()),
        answer -> book.deposited(amount));
  }

  /** In a symbol of its own, so that none is open already. */
  private Command openTrade(String key) {
    boolean isLong = random.nextBoolean();
    BigDecimal quantity = cents(1_000);
    BigDecimal price = cents(50_000);
    BigDecimal fee = cents(200);
    Map<String, Object> body =
        Map.of(
            "tradeId", key,
            "symbol", "H" + key,
            "side", isLong ? "LONG" : "SHORT",
            "quantity", quantity.toPlainString(),
            "price", price.toPlainString(),
            "fee", fee.toPlainString(),
            "at", later());
    return Command.post(
        key, path + "/trades", body, answer -> book.opened(key, isLong, quantity, price, fee));
  }

  private Command increase(String key, String trade) {
    BigDecimal quantity = cents(1_000);
    BigDecimal price = cents(50_000);
    BigDecimal fee = cents(200);
    return Command.post(
        key,
        path + "/trades/" + trade + "/increase",
        Map.of(
            "quantity", quantity.toPlainString(),
            "price", price.toPlainString(),
            "fee", fee.toPlainString(),
            "at", later()),
        answer -> book.increased(trade, quantity, price, fee));
  }

  private Command close(String key, String trade) {
    BigDecimal price = cents(50_000);
    BigDecimal fee = cents(200);
    return Command.post(
        key,
        path + "/trades/" + trade + "/close",
        Map.of("price", price.toPlainString(), "fee", fee.toPlainString(), "at", later()),
        answer -> book.closed(trade, price, fee));
  }

  private Command voidTrade(String key, String trade) {
    return Command.post(
        key,
        path + "/trades/" + trade + "/void",
        Map.of("reason", "a mistake"),
        answer -> book.voided(trade));
  }

  /** Round trips of the past, in any order, so that what comes later in a symbol is re-matched. */
  private Command importFile(String key) {
    StringBuilder csv = new StringBuilder("executionId,at,symbol,side,quantity,price,fee\n");
    Book file = new Book();
    for (int trip = random.nextInt(6); trip >= 0; trip--) {
      int slot = slots.removeLast();
      Instant at = FILES_FROM.plusSeconds(slot * 600L);
      String symbol = "F" + slot / SLOTS_OF_A_SYMBOL;
      BigDecimal quantity = cents(1_000);
      BigDecimal bought = cents(50_000);
      BigDecimal sold = cents(50_000);
      BigDecimal fee = cents(200);
      String buy = "b" + slot + "-" + key;
      row(csv, buy, at, symbol, "BUY", quantity, bought, fee);
      row(csv, "s" + slot + "-" + key, at.plusSeconds(300), symbol, "SELL", quantity, sold, fee);
      file.opened(buy, true, quantity, bought, fee);
      file.closed(buy, sold, fee);
    }
    return new Command(
        key,
        api -> api.csv(path + "/executions", csv.toString(), "Idempotency-Key", key),
        answer -> imported(answer, file));
  }

  private static void row(StringBuilder csv, Object... cells) {
    csv.append(String.join(",", List.of(cells).stream().map(Object::toString).toList()));
    csv.append('\n');
  }

  private void imported(Answer answer, Book file) {
    book.deals().putAll(file.deals());
    book.imported(answer.json().get("importId").asString(), new ArrayList<>(file.deals().keySet()));
  }

  private Command undo(String key, String importId) {
    return new Command(
        key,
        api -> api.delete(path + "/imports/" + importId, "Idempotency-Key", key),
        answer -> book.undone(importId));
  }

  /** Of those entered by hand. */
  private List<String> trades(Status status) {
    return book.deals().entrySet().stream()
        .filter(deal -> deal.getValue().status() == status)
        .map(Map.Entry::getKey)
        .filter(trade -> trade.startsWith("k"))
        .toList();
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }

  private BigDecimal cents(int most) {
    return BigDecimal.valueOf(1 + random.nextInt(most), 2);
  }

  private String later() {
    now = now.plusSeconds(60 + random.nextInt(1_200));
    return now.toString();
  }
}
