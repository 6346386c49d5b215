package io.tradefold.query;

import io.tradefold.api.InvalidValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The orders a short list can be had in. The first field is that of the list itself, ascending;
 * items that are equal in a field stay in the list's own order.
 */
public final class ListSort<T> {

  private final Map<String, Comparator<T>> fields = new LinkedHashMap<>();

  /** Another field to sort by. */
  public <K extends Comparable<? super K>> ListSort<T> by(String field, Function<T, K> key) {
    fields.put(field, Comparator.comparing(key));
    return this;
  }

  /**
   * @param all in the list's own order
   * @param sort a field, with {@code -} before it the other way round; null for the list's own
   * @throws BadParameter when there is no such field
   */
  public List<T> sorted(List<T> all, @Nullable String sort) {
    Comparator<T> order = Parameters.value("sort", sort, this::order);
    return order == null ? all : all.stream().sorted(order).toList();
  }

  private Comparator<T> order(String sort) {
    boolean descending = sort.startsWith("-");
    Comparator<T> ascending = fields.get(descending ? sort.substring(1) : sort);
    if (ascending == null) {
      throw new InvalidValue(
          sort, "one of " + String.join(", ", fields.keySet()) + ", or one with - before it");
    }
    return descending ? ascending.reversed() : ascending;
  }
}
