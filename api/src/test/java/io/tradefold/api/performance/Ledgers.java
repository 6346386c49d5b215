package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ClosedTrade;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The stored documents of a ledger, built from its trades and flows at one go. */
final class Ledgers {

  private final LedgerTerms terms;
  private final Map<LocalDate, LedgerDay> days = new TreeMap<>();

  Ledgers(LedgerTerms terms) {
    this.terms = terms;
  }

  Ledgers deposit(LocalDate day, String amount) {
    days.put(day, at(day).deposited(Amount.of(amount)));
    return this;
  }

  Ledgers withdrawal(LocalDate day, String amount) {
    days.put(day, at(day).withdrawn(Amount.of(amount)));
    return this;
  }

  Ledgers adjustment(LocalDate day, String amount) {
    days.put(day, at(day).adjusted(Amount.of(amount)));
    return this;
  }

  Ledgers trades(List<ClosedTrade> trades) {
    for (ClosedTrade trade : trades) {
      LocalDate day = terms.timeZone().dayOf(trade.closedAt());
      days.put(day, at(day).replaced(List.of(), List.of(trade)));
    }
    return this;
  }

  private LedgerDay at(LocalDate day) {
    return days.getOrDefault(day, LedgerDay.empty(terms.ledgerId(), day, terms.timeZone()));
  }

  /** All documents, by key. */
  Map<ViewKey, Object> documents() {
    Map<ViewKey, Object> all = new HashMap<>();
    Map<YearMonth, Map<LocalDate, LedgerDay>> byMonth = new TreeMap<>();
    days.forEach(
        (date, day) -> {
          all.put(LedgerDay.key(terms.ledgerId(), date), day);
          byMonth.computeIfAbsent(YearMonth.from(date), m -> new TreeMap<>()).put(date, day);
        });
    Map<YearMonth, LedgerMonth> months = new TreeMap<>();
    byMonth.forEach(
        (yearMonth, monthDays) -> {
          LedgerMonth month = LedgerMonth.with(null, terms.ledgerId(), yearMonth, monthDays);
          if (month != null) {
            months.put(yearMonth, month);
            all.put(LedgerMonth.key(terms.ledgerId(), yearMonth), month);
          }
        });
    LedgerBook book = LedgerBook.with(null, terms.ledgerId(), months);
    if (book != null) {
      all.put(LedgerBook.key(terms.ledgerId()), book);
    }
    return all;
  }

  PerformanceAnswer answer(PerformanceCalculation calculation) {
    Map<ViewKey, Object> all = documents();
    return calculation.answer(
        Documents.gather(calculation::needs, (Set<ViewKey> keys) -> pick(all, keys)));
  }

  static Map<ViewKey, Object> pick(Map<ViewKey, Object> all, Set<ViewKey> keys) {
    return all.entrySet().stream()
        .filter(entry -> keys.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
