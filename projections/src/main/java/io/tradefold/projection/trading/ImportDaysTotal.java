package io.tradefold.projection.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportDays;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On which days an account has imports. */
public final class ImportDaysTotal implements Total<ImportDays> {

  @Override
  public ViewType<ImportDays> type() {
    return ImportDays.TYPE;
  }

  @Override
  public Set<ViewKey> totalsOf(ViewKey part, Views views) {
    return part.type().equals(ImportDay.TYPE)
        ? Set.of(ImportDays.key(LedgerId.parse(part.id().substring(0, part.id().lastIndexOf(':')))))
        : Set.of();
  }

  @Override
  public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
    return Set.of();
  }

  @Override
  public @Nullable ImportDays total(ViewKey total, Set<ViewKey> changedParts, Views views) {
    ImportDays before = views.get(total, ImportDays.TYPE);
    // A day that is blocked from its first import on is not there.
    List<ImportDays.Count> counts =
        changedParts.stream()
            .flatMap(part -> Stream.ofNullable(views.get(part, ImportDay.TYPE)))
            .map(day -> new ImportDays.Count(day.day(), day.imports().size()))
            .toList();
    return Objects.requireNonNullElse(before, ImportDays.NONE).with(counts);
  }
}
