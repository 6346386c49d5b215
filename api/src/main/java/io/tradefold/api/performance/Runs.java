package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Runs of one kind of result, such as wins, within a stretch of trades. In JSON an array of the
 * three.
 *
 * @param prefix how many the stretch begins with
 * @param longest the longest run in it
 * @param suffix how many it ends with
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"prefix", "longest", "suffix"})
public record Runs(int prefix, int longest, int suffix) {

  public static final Runs NONE = new Runs(0, 0, 0);
  public static final Runs ONE = new Runs(1, 1, 1);

  static Runs of(boolean hit) {
    return hit ? ONE : NONE;
  }

  /**
   * The runs of two neighbouring stretches: a run may reach across the seam.
   *
   * @param length of this stretch, in trades
   * @param nextLength of the next one
   */
  Runs join(int length, Runs next, int nextLength) {
    return new Runs(
        prefix == length ? length + next.prefix : prefix,
        Math.max(Math.max(longest, next.longest), suffix + next.prefix),
        next.suffix == nextLength ? suffix + nextLength : next.suffix);
  }
}
