package io.tradefold.api.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's imports of one day, newest first, as the list of imports shows them. A list is read
 * from these by the counts in {@link ImportDays}, so that it stays one read by id however many
 * imports there ever were.
 *
 * @param day in the community's zone
 */
public record ImportDay(LocalDate day, List<Entry> imports) {

  public static final ViewType<ImportDay> TYPE = new ViewType<>("import-day", ImportDay.class);

  /** One import without the rows it refused; see {@link ImportView} for the fields. */
  public record Entry(
      ImportId importId,
      Instant importedAt,
      String by,
      int accepted,
      int duplicates,
      int rejectedRows,
      int tradesOpened,
      int tradesClosed,
      @Nullable Instant undoneAt) {

    private static final Comparator<Entry> NEWEST_FIRST =
        Comparator.comparing(Entry::importedAt)
            .thenComparing(entry -> entry.importId().value())
            .reversed();

    public static Entry of(ImportView view) {
      return new Entry(
          view.importId(),
          view.importedAt(),
          view.by(),
          view.accepted(),
          view.duplicates(),
          view.rejectedRows(),
          view.tradesOpened(),
          view.tradesClosed(),
          view.undoneAt());
    }
  }

  public ImportDay {
    imports = List.copyOf(imports);
  }

  public static ViewKey key(LedgerId accountLedger, LocalDate day) {
    return TYPE.key(accountLedger + ":" + day);
  }

  /** With these imports as they are now, whether they were there or not. */
  public ImportDay with(Collection<Entry> changed) {
    List<Entry> now = new ArrayList<>(imports);
    for (Entry entry : changed) {
      now.removeIf(old -> old.importId().equals(entry.importId()));
      now.add(entry);
    }
    now.sort(Entry.NEWEST_FIRST);
    return new ImportDay(day, now);
  }
}
