package io.tradefold.projection.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportView;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports of an account, day by day. */
public final class ImportDayTotal implements Total<ImportDay> {

  @Override
  public ViewType<ImportDay> type() {
    return ImportDay.TYPE;
  }

  @Override
  public Set<ViewKey> totalsOf(ViewKey part, Views views) {
    return imports(Set.of(part), views)
        .map(view -> ImportDay.key(LedgerId.of(view.account()), day(view)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
    return Set.of();
  }

  @Override
  public ImportDay total(ViewKey total, Set<ViewKey> changedParts, Views views) {
    ImportDay before = views.get(total, ImportDay.TYPE);
    List<ImportView> changed = imports(changedParts, views).toList();
    return (before == null ? new ImportDay(day(changed.getFirst()), List.of()) : before)
        .with(changed.stream().map(ImportDay.Entry::of).toList());
  }

  private static LocalDate day(ImportView view) {
    return view.account().dayOf(view.importedAt());
  }

  /** Those of the parts that are imports; one that is blocked from the start on is not there. */
  private static Stream<ImportView> imports(Set<ViewKey> parts, Views views) {
    return parts.stream()
        .filter(part -> part.type().equals(ImportView.TYPE))
        .flatMap(part -> Stream.ofNullable(views.get(part, ImportView.TYPE)));
  }
}
