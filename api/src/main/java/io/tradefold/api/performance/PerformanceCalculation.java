package io.tradefold.api.performance;

import io.tradefold.api.FieldError;
import io.tradefold.api.ViewKey;
import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the performance of a ledger over a range from at most five documents, however many
 * trades there are: the book, the months the range cuts, and the month and day in which the worst
 * fall was made good.
 *
 * <p>A side left out bounds nothing: trades and adjustments count from the beginning, or to the
 * end. Days then count from that of the first closed trade, or to that of the last.
 *
 * @param from null when left out
 * @param to null when left out; beyond today it is today
 * @param today the reader's day in the community's zone
 */
public record PerformanceCalculation(
    LedgerTerms terms,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Bucket bucket,
    LocalDate today) {

  /** More buckets than this are refused: half a century of days. */
  static final int MAX_BUCKETS = 20_000;

  /**
   * @throws FieldError when the range ends before it begins, or begins before year 1
   */
  public PerformanceCalculation {
    DateRange.until(from, to, today);
  }

  /** What must be read before the {@link #answer}, given what has been; empty when nothing. */
  public Set<ViewKey> needs(Documents documents) {
    ViewKey key = LedgerBook.key(terms.ledgerId());
    if (!documents.has(key)) {
      return Set.of(key);
    }
    LedgerBook book = documents.get(key, LedgerBook.TYPE);
    if (book == null) {
      return Set.of();
    }
    Set<ViewKey> edges = new HashSet<>(Stretch.edges(book, range()));
    edges.removeIf(documents::has);
    return edges.isEmpty()
        ? new RecoverySearch(book, Stretch.of(book, range(), documents)).needs(documents)
        : edges;
  }

  /**
   * @param documents all it {@link #needs}
   * @throws InvalidValue when the range has more than 20,000 buckets
   * @throws TornRead when the documents were read while they changed: read all again
   */
  public PerformanceAnswer answer(Documents documents) {
    LedgerBook stored = documents.get(LedgerBook.key(terms.ledgerId()), LedgerBook.TYPE);
    LedgerBook book = stored == null ? new LedgerBook(terms.ledgerId(), List.of()) : stored;
    List<SeriesDay> series = book.series();
    List<SeriesDay> inside = series.stream().filter(day -> range().contains(day.day())).toList();
    List<Stretch> stretches = Stretch.of(book, range(), documents);
    Summary trades = stretches.stream().map(Stretch::summary).reduce(Summary.EMPTY, Summary::plus);
    List<SeriesDay> trading = inside.stream().filter(day -> day.trades() > 0).toList();
    LocalDate first = from != null ? from : trading.isEmpty() ? null : trading.getFirst().day();
    LocalDate last =
        range().to() != null ? range().to() : trading.isEmpty() ? null : trading.getLast().day();
    ReturnFigures returns = walk(series, first, last).figures();
    MaxDrawdown drawdown =
        MaxDrawdown.of(
            trades.path(),
            new RecoverySearch(book, stretches).recoveredAt(documents),
            first,
            terms.timeZone(),
            returns);
    return new PerformanceAnswer(
        first,
        last,
        terms.currency(),
        Conventions.of(terms.annualisation()),
        Figures.of(trades, DayExtremes.of(inside), returns, drawdown),
        buckets(series, inside, first, last),
        undefined(first, last));
  }

  private DateRange range() {
    return DateRange.until(from, to, today);
  }

  /** Without a first or last day there is nothing to walk: a range that ends before it begins. */
  private BalanceWalk walk(
      List<SeriesDay> series, @Nullable LocalDate first, @Nullable LocalDate last) {
    return first == null || last == null
        ? new BalanceWalk(List.of(), today, today.minusDays(1), terms.annualisation())
        : new BalanceWalk(series, first, last, terms.annualisation());
  }

  private static SortedMap<String, String> undefined(
      @Nullable LocalDate first, @Nullable LocalDate last) {
    Reasons reasons = new Reasons();
    if (first == null) {
      reasons.put("from", Reasons.NO_TRADES);
    }
    if (last == null) {
      reasons.put("to", Reasons.NO_TRADES);
    }
    return reasons.byField();
  }

  /**
   * Every bucket of the range, empty ones too. On a side left out they reach as far as there is net
   * P&amp;L, adjustments included, so that they sum to that of the summary.
   */
  private List<BucketFigures> buckets(
      List<SeriesDay> series,
      List<SeriesDay> inside,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    List<LocalDate> earning =
        inside.stream()
            .filter(day -> day.trades() > 0 || day.netPnl().signum() != 0)
            .map(SeriesDay::day)
            .toList();
    LocalDate begin = from != null || earning.isEmpty() ? first : earning.getFirst();
    LocalDate end = range().to() != null || earning.isEmpty() ? last : earning.getLast();
    if (begin == null || end == null) {
      return List.of();
    }
    String noFall = first == null || last == null ? Reasons.NO_DAYS : null;
    BalanceWalk walk = walk(series, first, last);
    List<BucketFigures> buckets = new ArrayList<>();
    Amount balance = Amount.ZERO;
    int next = 0;
    while (next < series.size() && series.get(next).day().isBefore(begin)) {
      balance = balance.plus(series.get(next++).change());
    }
    LocalDate start = bucket.startOf(begin);
    while (!start.isAfter(end)) {
      if (buckets.size() == MAX_BUCKETS) {
        throw new FieldError(
            "from", begin.toString(), "a range of at most 20000 buckets, until " + end);
      }
      LocalDate following = bucket.next(start);
      Tally tally = Tally.NONE;
      Amount net = Amount.ZERO;
      int losses = 0;
      while (next < series.size()
          && series.get(next).day().isBefore(following)
          && !series.get(next).day().isAfter(end)) {
        SeriesDay day = series.get(next++);
        balance = balance.plus(day.change());
        net = net.plus(day.netPnl());
        tally = tally.plus(new Tally(day.trades(), day.wins(), Amount.ZERO, Amount.ZERO));
        losses += day.losses();
      }
      walk.through(following.minusDays(1));
      buckets.add(bucket(start, net, tally.trades(), tally.wins(), losses, balance, noFall, walk));
      start = following;
    }
    return Collections.unmodifiableList(buckets);
  }

  private static BucketFigures bucket(
      LocalDate start,
      Amount net,
      int trades,
      int wins,
      int losses,
      Amount balance,
      @Nullable String noFall,
      BalanceWalk walk) {
    Reasons reasons = new Reasons();
    Double fall = reasons.number("drawdown", noFall != null ? noFall : walk.broken(), walk::fall);
    return new BucketFigures(start, net, trades, wins, losses, balance, fall, reasons.byField());
  }
}
