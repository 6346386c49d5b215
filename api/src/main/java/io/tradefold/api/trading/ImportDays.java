package io.tradefold.api.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * On which days an account has imports, and how many, newest day first: the directory of its {@link
 * ImportDay}s. The counts add up to the list's total.
 */
public record ImportDays(List<Count> days) {

  public static final ViewType<ImportDays> TYPE = new ViewType<>("import-days", ImportDays.class);

  public static final ImportDays NONE = new ImportDays(List.of());

  /** A day in the community's zone and the number of its imports, above zero. */
  public record Count(LocalDate day, int imports) {}

  public ImportDays {
    days = List.copyOf(days);
  }

  public static ViewKey key(LedgerId accountLedger) {
    return TYPE.key(accountLedger.value());
  }

  /** With these days as they are now, whether they were there or not. */
  public ImportDays with(Collection<Count> changed) {
    List<Count> now = new ArrayList<>(days);
    for (Count count : changed) {
      now.removeIf(old -> old.day().equals(count.day()));
      now.add(count);
    }
    now.sort(Comparator.comparing(Count::day).reversed());
    return new ImportDays(now);
  }
}
