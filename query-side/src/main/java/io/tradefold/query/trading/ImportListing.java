package io.tradefold.query.trading;

import io.tradefold.api.Answer;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportDays;
import io.tradefold.api.trading.ImportPage;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.PlaceCursor;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists an account's imports, newest first, reading only the days a page needs. */
final class ImportListing {

  private static final Comparator<ImportDay.Entry> NEWEST_FIRST =
      Comparator.comparing(ImportDay.Entry::importedAt)
          .thenComparing(entry -> entry.importId().value())
          .reversed();

  private final StoredViews views;

  ImportListing(StoredViews views) {
    this.views = views;
  }

  /** An import's place: those after it are older. */
  private record Mark(Instant importedAt, String importId, LocalDate day) {

    boolean isBefore(ImportDay.Entry entry) {
      int order = entry.importedAt().compareTo(importedAt);
      return order < 0 || (order == 0 && entry.importId().value().compareTo(importId) < 0);
    }
  }

  Answer<ImportPage> page(TradingQuery.ImportsOf query) {
    LedgerId ledgerId = query.ledgerId();
    PlaceCursor cursors = new PlaceCursor("imports " + ledgerId);
    Mark after = query.cursor() == null ? null : mark(cursors, query.cursor());
    Optional<Stored<ImportDays>> directory =
        views.get(Views.IMPORT_DAYS, ImportDays.key(ledgerId).id());
    List<ImportDays.Count> days = directory.map(stored -> stored.view().days()).orElse(List.of());
    List<Found> found = found(ledgerId, days, after, query.limit());
    boolean more = found.size() > query.limit();
    List<Found> shown = more ? found.subList(0, query.limit()) : found;
    ImportPage page =
        new ImportPage(
            shown.stream().map(Found::entry).toList(),
            more ? write(cursors, shown.getLast()) : null,
            days.stream().mapToInt(ImportDays.Count::imports).sum());
    return new Answer<>(page, directory.map(Stored::blockedAt).orElse(null));
  }

  private record Found(ImportDay.Entry entry, LocalDate day) {}

  /** At most one more than the page has. */
  private List<Found> found(
      LedgerId ledgerId, List<ImportDays.Count> days, @Nullable Mark after, int limit) {
    List<Found> found = new ArrayList<>();
    for (ImportDays.Count count : days) {
      LocalDate day = count.day();
      if (found.size() > limit) {
        break;
      }
      if (after == null || !day.isAfter(after.day())) {
        views.get(Views.IMPORT_DAY, ImportDay.key(ledgerId, day).id()).stream()
            .flatMap(stored -> stored.view().imports().stream())
            .sorted(NEWEST_FIRST)
            .filter(entry -> after == null || after.isBefore(entry))
            .forEach(entry -> found.add(new Found(entry, day)));
      }
    }
    return found.size() > limit + 1 ? found.subList(0, limit + 1) : found;
  }

  private static String write(PlaceCursor cursors, Found last) {
    return cursors.write(
        List.of(
            last.entry().importedAt().toString(),
            last.entry().importId().value(),
            last.day().toString()));
  }

  private static Mark mark(PlaceCursor cursors, String cursor) {
    List<String> parts = cursors.read(cursor, 3);
    return cursors.understood(
        cursor,
        () ->
            new Mark(
                Instant.parse(parts.getFirst()), parts.get(1), LocalDate.parse(parts.getLast())));
  }
}
