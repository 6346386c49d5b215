package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
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

  /** The document that others call {@code <type>/<id>}. */
  ViewKey key(String name) {
    int slash = name.indexOf('/');
    return types()
        .filter(type -> type.name().equals(name.substring(0, slash)))
        .findFirst()
        .map(type -> type.key(name.substring(slash + 1)))
        .orElseThrow(() -> new IllegalStateException("no type of this projection: " + name));
  }

  public Stream<ViewType<?>> types() {
    return Stream.concat(folds.stream().map(Fold::type), totals.stream().map(Total::type));
  }
}
