package io.tradefold.benchmark.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What repetitions gave: shown as the median, with the smallest and the largest. */
public final class Samples {

  private final double[] sorted;

  private Samples(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample has at least one value");
    }
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  public static Samples of(double... values) {
    return new Samples(values);
  }

  public static Samples of(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** One divided by each. */
  Samples inverted() {
    return new Samples(Arrays.stream(sorted).map(value -> 1 / value).toArray());
  }

  public double min() {
    return sorted[0];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }

  /**
   * Such as {@code 8,412 (7,990–8,601) /s}; without the spread when there is one value only.
   *
   * @param unit behind the figures; {@code %} makes hundredths of ones
   */
  public String in(String unit) {
    double factor = "%".equals(unit) ? 100 : 1;
    String spread =
        sorted.length == 1
            ? ""
            : " (" + figure(min() * factor) + "–" + figure(max() * factor) + ")";
    return figure(median() * factor) + spread + (unit.isEmpty() ? "" : " " + unit);
  }

  /** Three significant digits, and never fewer than all those before the point. */
  public static String figure(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
