package io.tradefold.projection.engine;

import io.tradefold.api.ViewType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is folded, rebuilt and served together: the folds, then the totals in the order in which
 * they rest on each other, and which of the views are hot.
 *
 * @param name lower case with hyphens; names the processor
 * @param version raised whenever a fold, a total or a view changes its meaning; the documents of
 *     another version are never read
 */
public record Projection(
    String name, int version, List<Fold<?>> folds, List<Total<?>> totals, List<HotView<?>> hot) {

  public Stream<ViewType<?>> types() {
    return Stream.concat(folds.stream().map(Fold::type), totals.stream().map(Total::type));
  }
}
