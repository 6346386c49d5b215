package io.tradefold.projection.audit;

import io.tradefold.projection.engine.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two documents differ, field by field. */
final class Comparison {

  private static final String NOTHING = "nothing";

  /** Told of each difference. */
  @FunctionalInterface
  interface Told {
    void differs(String field, Object stored, Object expected);
  }

  private Comparison() {}

  static void of(Stored stored, Stored expected, Told told) {
    compare("position", stored.position(), expected.position(), told);
    compare("incomplete", stored.incomplete(), expected.incomplete(), told);
    compare("view", stored.view(), expected.view(), told);
  }

  private static void compare(
      String field, @Nullable Object stored, @Nullable Object expected, Told told) {
    if (Objects.equals(stored, expected)) {
      return;
    }
    if (stored instanceof Map<?, ?> one && expected instanceof Map<?, ?> other) {
      TreeSet<String> names = new TreeSet<>(names(one));
      names.addAll(names(other));
      names.forEach(name -> compare(field + "." + name, one.get(name), other.get(name), told));
    } else if (stored instanceof List<?> one
        && expected instanceof List<?> other
        && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        compare(field + "[" + i + "]", one.get(i), other.get(i), told);
      }
    } else if (!isSameNumber(stored, expected)) {
      told.differs(
          field,
          Objects.requireNonNullElse(stored, NOTHING),
          Objects.requireNonNullElse(expected, NOTHING));
    }
  }

  private static Collection<String> names(Map<?, ?> fields) {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  /** A store may keep a small long as an int. */
  private static boolean isSameNumber(@Nullable Object one, @Nullable Object other) {
    return isWhole(one)
        && isWhole(other)
        && one instanceof Number first
        && other instanceof Number second
        && first.longValue() == second.longValue();
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long;
  }
}
