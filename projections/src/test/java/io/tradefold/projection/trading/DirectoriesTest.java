package io.tradefold.projection.trading;

import static io.tradefold.projection.trading.Desk.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportDays;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportView;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lists from which accounts and imports are chosen. */
class DirectoriesTest {

  private static final LocalDate DAY = LocalDate.parse("2026-01-05");

  @Test
  void aTradersAccountsStandInOrderOfOpening() {
    ViewKey key = TraderAccounts.key(ACCOUNT.communityId(), ACCOUNT.traderId());
    TraderAccounts accounts =
        Desk.folded(
            new TraderAccountsFold(),
            key,
            List.of(
                Desk.opened(),
                new TradingEvent.AccountRenamed(ACCOUNT, "Swing"),
                new TradingEvent.AccountClosed(ACCOUNT)));

    assertThat(accounts.accounts())
        .containsExactly(new TraderAccounts.Entry(ACCOUNT, "Swing", Desk.START, true));
    assertThat(TraderAccounts.slot(key).key()).isEqualTo("tradefold:{ann}:accounts");
  }

  @Test
  void anImportShowsWhatWasTakenAndByWhom() {
    RowRejection rejection = new RowRejection(3, "price", "abc", "not a number");
    TradingEvent.ImportCompleted completed =
        new TradingEvent.ImportCompleted(ACCOUNT, Desk.IMPORT, 7, 2, 1, List.of(rejection), 4, 3);
    ViewKey key = ImportView.key(ACCOUNT, Desk.IMPORT);

    ImportView view = Desk.folded(new ImportFold(), key, List.of(completed));
    assertThat(view.importedAt()).isEqualTo(Desk.START.plusSeconds(1));
    assertThat(view.by()).isEqualTo("ann");
    assertThat(view.rejected()).containsExactly(rejection);
    assertThat(view.undoneAt()).isNull();

    ImportView undone =
        Desk.folded(
            new ImportFold(),
            key,
            List.of(completed, new TradingEvent.ImportUndone(ACCOUNT, Desk.IMPORT, 7, List.of())));
    assertThat(undone).isEqualTo(view.undone(Desk.START.plusSeconds(2)));
  }

  @Test
  void importsAreListedByTheCommunitysDayNewestFirst() {
    ImportView morning = imported("a", "2026-01-05T14:00:00Z");
    ImportView evening = imported("b", "2026-01-06T04:00:00Z");
    ImportView nextDay = imported("c", "2026-01-06T06:00:00Z");
    Map<ViewKey, Object> views = new HashMap<>();
    for (ImportView view : List.of(morning, evening, nextDay)) {
      views.put(key(view), view);
      total(views, key(view));
    }

    assertThat(views.get(ImportDay.key(LedgerId.of(ACCOUNT), DAY)))
        .isEqualTo(
            new ImportDay(DAY, List.of(ImportDay.Entry.of(evening), ImportDay.Entry.of(morning))));
    assertThat(views.get(ImportDays.key(LedgerId.of(ACCOUNT))))
        .isEqualTo(
            new ImportDays(
                List.of(new ImportDays.Count(DAY.plusDays(1), 1), new ImportDays.Count(DAY, 2))));

    ImportView undone = morning.undone(Instant.EPOCH);
    views.put(key(undone), undone);
    total(views, key(undone));
    ImportDay day =
        (ImportDay) Objects.requireNonNull(views.get(ImportDay.key(LedgerId.of(ACCOUNT), DAY)));
    assertThat(day.imports().getLast().undoneAt()).isEqualTo(Instant.EPOCH);
    assertThat(day.imports()).hasSize(2);
  }

  private static ViewKey key(ImportView view) {
    return ImportView.key(ACCOUNT, view.importId());
  }

  /** Sets both totals after a change of a part, as the engine does. */
  private static void total(Map<ViewKey, Object> stored, ViewKey part) {
    Views views = viewing(stored);
    for (ViewKey day : new ImportDayTotal().totalsOf(part, views)) {
      stored.put(day, new ImportDayTotal().total(day, Set.of(part), views));
      for (ViewKey days : new ImportDaysTotal().totalsOf(day, views)) {
        stored.put(
            days, Objects.requireNonNull(new ImportDaysTotal().total(days, Set.of(day), views)));
      }
    }
  }

  private static Views viewing(Map<ViewKey, Object> stored) {
    return new Views() {
      @Override
      public boolean has(ViewKey key) {
        return true;
      }

      @Override
      public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
        return type.shape().cast(stored.get(key));
      }
    };
  }

  private static ImportView imported(String id, String at) {
    return ImportView.of(
        new TradingEvent.ImportCompleted(ACCOUNT, ImportId.of(id), 1, 0, 0, List.of(), 1, 0),
        Instant.parse(at),
        "ann");
  }
}
