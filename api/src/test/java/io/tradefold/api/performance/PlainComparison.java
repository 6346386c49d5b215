package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradefold.api.money.Amount;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds answers against {@link PlainFigures}. */
public final class PlainComparison {

  private static final double TOLERANCE = 1e-9;

  private PlainComparison() {}

  /** Every figure and bucket, and that exactly what is null has a reason. */
  public static void assertSame(PerformanceAnswer answer, PlainFigures plain, Bucket bucket) {
    Map<String, @Nullable Object> summary = fields(answer.summary());
    Object drawdown = summary.remove("maxDrawdown");
    DayNet best = (DayNet) summary.get("bestDay");
    DayNet worst = (DayNet) summary.get("worstDay");
    assertReasons("summary", summary);
    summary.put("bestDay", best == null ? null : best.day());
    summary.put("bestDayNet", best == null ? null : best.netPnl());
    summary.put("worstDay", worst == null ? null : worst.day());
    summary.put("worstDayNet", worst == null ? null : worst.netPnl());
    assertFields("summary", summary, plain.summary());
    Map<String, @Nullable Object> fall = fields(Objects.requireNonNull(drawdown));
    assertReasons("maxDrawdown", fall);
    assertFields("maxDrawdown", fall, plain.drawdown());
    List<Map<String, @Nullable Object>> expected = plain.buckets(bucket::startOf, bucket::next);
    assertThat(answer.buckets()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Map<String, @Nullable Object> actual = fields(answer.buckets().get(i));
      assertReasons("bucket " + i, actual);
      assertFields("bucket " + i, actual, expected.get(i));
    }
  }

  /** Every item, whatever the order. */
  public static void assertSame(
      BreakdownAnswer answer, Map<String, Map<String, @Nullable Object>> plain) {
    assertThat(answer.items().stream().map(BreakdownItem::key))
        .containsExactlyInAnyOrderElementsOf(plain.keySet());
    for (BreakdownItem item : answer.items()) {
      Map<String, @Nullable Object> actual = fields(item);
      actual.remove("key");
      assertReasons(item.key(), actual);
      assertFields(item.key(), actual, Objects.requireNonNull(plain.get(item.key())));
    }
  }

  private static void assertReasons(String where, Map<String, @Nullable Object> actual) {
    Map<?, ?> undefined = (Map<?, ?>) Objects.requireNonNull(actual.remove("undefined"));
    Set<String> nulls = new TreeSet<>();
    actual.forEach(
        (name, value) -> {
          if (value == null) {
            nulls.add(name);
          }
        });
    assertThat(undefined.keySet()).as("reasons in %s", where).isEqualTo(nulls);
  }

  private static void assertFields(
      String where, Map<String, @Nullable Object> actual, Map<String, @Nullable Object> expected) {
    assertThat(actual.keySet()).as(where).isEqualTo(expected.keySet());
    expected.forEach((name, value) -> assertValue(where + "." + name, actual.get(name), value));
  }

  private static void assertValue(String what, @Nullable Object actual, @Nullable Object expected) {
    if (actual == null || expected == null) {
      assertThat(actual).as(what).isEqualTo(expected);
      return;
    }
    switch (expected) {
      case Double number ->
          assertThat(((Number) actual).doubleValue())
              .as(what)
              .isCloseTo(number, within(TOLERANCE * Math.max(1, Math.abs(number))));
      case Long count -> assertThat(((Number) actual).longValue()).as(what).isEqualTo(count);
      case BigDecimal amount ->
          assertThat(((Amount) actual).value()).as(what).isEqualByComparingTo(amount);
      default -> assertThat(actual).as(what).isEqualTo(expected);
    }
  }

  private static Map<String, @Nullable Object> fields(Object view) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : view.getClass().getRecordComponents()) {
      try {
        fields.put(component.getName(), component.getAccessor().invoke(view));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return fields;
  }
}
