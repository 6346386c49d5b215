package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.trading.ClosedTrade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds when the worst fall of a range was made good. Which month did it follows from the months'
 * summaries; then its days are looked at, then the day's trades. The instant itself cannot be part
 * of a mergeable summary: it depends on how high the peak before the stretch was.
 */
final class RecoverySearch {

  private final LedgerBook book;
  private final List<Stretch> stretches;

  RecoverySearch(LedgerBook book, List<Stretch> stretches) {
    this.book = book;
    this.stretches = stretches;
  }

  /** The month or day to look into next; empty when the answer can be given. */
  Set<ViewKey> needs(Documents documents) {
    ViewKey missing = search(documents).missing();
    return missing == null ? Set.of() : Set.of(missing);
  }

  /**
   * When the cumulative reached the peak again.
   *
   * @return null when it did not, or never fell
   * @throws TornRead when the documents do not belong together
   */
  @Nullable Instant recoveredAt(Documents documents) {
    return search(documents).at();
  }

  private record Outcome(@Nullable ViewKey missing, @Nullable Instant at) {}

  private record Place(int index, PnlPath before) {}

  private Outcome search(Documents documents) {
    Place place = locate(PnlPath.EMPTY, stretches.stream().map(s -> s.summary().path()).toList());
    if (place == null) {
      return new Outcome(null, null);
    }
    Stretch stretch = stretches.get(place.index());
    LocalDate day = stretch.day();
    return day == null
        ? searchMonth(stretch, place.before(), documents)
        : searchDay(day, stretch.summary(), place.before(), documents);
  }

  private Outcome searchMonth(Stretch stretch, PnlPath before, Documents documents) {
    ViewKey key = LedgerMonth.key(book.ledgerId(), stretch.month());
    if (!documents.has(key)) {
      return new Outcome(key, null);
    }
    LedgerBook.Month month = book.month(stretch.month());
    if (month == null) {
      throw new TornRead(key);
    }
    List<DaySummary> days = Stretch.consistent(book, month, documents).days();
    Place place = locate(before, days.stream().map(day -> day.summary().path()).toList());
    if (place == null) {
      throw new TornRead(key);
    }
    DaySummary day = days.get(place.index());
    return searchDay(day.day(), day.summary(), place.before(), documents);
  }

  private Outcome searchDay(LocalDate day, Summary summary, PnlPath before, Documents documents) {
    ViewKey key = LedgerDay.key(book.ledgerId(), day);
    if (!documents.has(key)) {
      return new Outcome(key, null);
    }
    LedgerDay document = documents.get(key, LedgerDay.TYPE);
    if (document == null || !document.closed().summary().equals(summary)) {
      throw new TornRead(key);
    }
    List<ClosedTrade> trades = document.trades().stream().filter(trade -> !trade.isVoid()).toList();
    List<PnlPath> paths = new ArrayList<>();
    trades.forEach(trade -> paths.add(PnlPath.of(trade.netPnl(), trade.closedAt())));
    Place place = locate(before, paths);
    if (place == null) {
      throw new TornRead(key);
    }
    return new Outcome(null, trades.get(place.index()).closedAt());
  }

  /**
   * The piece in which the worst fall of everything up to the last piece was made good.
   *
   * @return null when it was not, or was before the first piece
   */
  private static @Nullable Place locate(PnlPath before, List<PnlPath> pieces) {
    Place place = null;
    PnlPath path = before;
    for (int i = 0; i < pieces.size(); i++) {
      PnlPath next = path.plus(pieces.get(i));
      Fall now = next.fall();
      if (now != null) {
        Fall old = path.fall();
        boolean worse = old == null || now.amount().compareTo(old.amount()) > 0;
        boolean open = old == null || worse || !old.isRecovered();
        if (open && now.isRecovered()) {
          place = new Place(i, path);
        } else if (worse) {
          place = null;
        }
      }
      path = next;
    }
    return place;
  }
}
