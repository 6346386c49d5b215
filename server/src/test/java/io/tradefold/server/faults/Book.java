package io.tradefold.server.faults;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What an account must show, from what was sent alone: of each trade the money that came in less
 * the money that went out. It shares nothing with the product.
 */
final class Book {

  private static final BigDecimal LONG = BigDecimal.ONE;
  private static final BigDecimal SHORT = BigDecimal.ONE.negate();

  private final Map<String, Deal> deals = new TreeMap<>();
  private final Map<String, List<String>> imports = new TreeMap<>();
  private BigDecimal deposits = BigDecimal.ZERO;

  /** How a trade stands. */
  enum Status {
    OPEN,
    CLOSED,
    VOID
  }

  /**
   * A trade.
   *
   * @param held the quantity, negative when short
   * @param cash received less paid, without fees
   */
  record Deal(Status status, BigDecimal held, BigDecimal cash, BigDecimal fees) {

    Deal traded(BigDecimal signed, BigDecimal price, BigDecimal fee) {
      BigDecimal left = held.add(signed);
      return new Deal(
          left.signum() == 0 ? Status.CLOSED : Status.OPEN,
          left,
          cash.subtract(signed.multiply(price)),
          fees.add(fee));
    }

    BigDecimal net() {
      return cash.subtract(fees);
    }
  }

  void deposited(BigDecimal amount) {
    deposits = deposits.add(amount);
  }

  void opened(String id, boolean isLong, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
    Deal flat = new Deal(Status.OPEN, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    deals.put(id, flat.traded(quantity.multiply(isLong ? LONG : SHORT), price, fee));
  }

  /** More of what is held, on the same side. */
  void increased(String id, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
    Deal deal = deal(id);
    BigDecimal signed = quantity.multiply(BigDecimal.valueOf(deal.held().signum()));
    deals.put(id, deal.traded(signed, price, fee));
  }

  void closed(String id, BigDecimal price, BigDecimal fee) {
    Deal deal = deal(id);
    deals.put(id, deal.traded(deal.held().negate(), price, fee));
  }

  void voided(String id) {
    Deal deal = deal(id);
    deals.put(id, new Deal(Status.VOID, deal.held(), deal.cash(), deal.fees()));
  }

  /** These trades, already in the book, came with a file. */
  void imported(String importId, List<String> ids) {
    imports.put(importId, List.copyOf(ids));
  }

  void undone(String importId) {
    requireNonNull(imports.remove(importId)).forEach(deals::remove);
  }

  List<String> imports() {
    return new ArrayList<>(imports.keySet());
  }

  private Deal deal(String id) {
    return requireNonNull(deals.get(id), id);
  }

  /** By trade id. */
  Map<String, Deal> deals() {
    return deals;
  }

  long count(Status status) {
    return deals.values().stream().filter(deal -> deal.status() == status).count();
  }

  /** How many closed trades won, lost, or did neither: as the sign says. */
  long closedWith(int sign) {
    return closed(deal -> deal.net().signum() == sign).size();
  }

  BigDecimal netPnl() {
    return sum(closed(deal -> true));
  }

  BigDecimal balance() {
    return deposits.add(netPnl());
  }

  /** Nothing is ever reduced here, so that open trades have realised their fees alone. */
  BigDecimal realisedOfOpen() {
    return deals.values().stream()
        .filter(deal -> deal.status() == Status.OPEN)
        .map(deal -> deal.fees().negate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Deal> closed(Predicate<Deal> which) {
    return deals.values().stream()
        .filter(deal -> deal.status() == Status.CLOSED)
        .filter(which)
        .toList();
  }

  private static BigDecimal sum(List<Deal> deals) {
    return deals.stream().map(Deal::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
