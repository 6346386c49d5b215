package io.tradefold.benchmark.http;

import java.util.Arrays;

/** How long each of many answers took. Of one thread. */
public final class Latencies {

  private long[] nanos = new long[1024];
  private int count;

  public void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = took;
  }

  public void add(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  public int count() {
    return count;
  }

  /**
   * In milliseconds.
   *
   * @param share 0.5 is the median
   * @return NaN when there are none
   */
  public double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.floor(share * count))] / 1e6;
  }
}
