package io.tradefold.command.trading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.util.TreeMap;

/** What an account has, and what its latest days have come to. It changes in place. */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
final class Balance {

  /**
   * Results count on the day they closed, and nothing may be dated more than five minutes ahead:
   * today is always among the latest three days that have any.
   */
  private static final int DAYS_KEPT = 3;

  private Amount amount = Amount.ZERO;
  private TreeMap<LocalDate, Amount> netByDay = new TreeMap<>();

  /** Comes in, or goes out when negative, and is no result. */
  void move(Amount moved) {
    amount = amount.plus(moved);
  }

  /** A result of a day; taken back when it is negated. */
  void count(LocalDate day, Amount net) {
    amount = amount.plus(net);
    netByDay.merge(day, net, Amount::plus);
    while (netByDay.size() > DAYS_KEPT) {
      netByDay.pollFirstEntry();
    }
  }

  Amount amount() {
    return amount;
  }

  /** Net P&L of closed trades and adjustments of a day; only right for the current day. */
  Amount netOf(LocalDate day) {
    return netByDay.getOrDefault(day, Amount.ZERO);
  }
}
