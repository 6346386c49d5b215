package io.tradefold.benchmark.table;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of results.
 *
 * @param row which benchmark measured it
 * @param what was measured
 * @param asked which figure the contract asks for
 * @param measured median and spread
 * @param peer the same of what it is compared with; "—" without a peer
 * @param ratio to the peer, turn by turn; "—" without a peer
 * @param reached "yes", "no", or why it was not measured
 * @param on the day of the measurement
 */
public record Line(
    String row,
    String what,
    String asked,
    String measured,
    String peer,
    String ratio,
    String reached,
    LocalDate on) {

  private static final String NONE = "—";

  /** Without a peer. */
  public static Line of(String row, String what, String asked, String measured, boolean reached) {
    return new Line(
        row, what, asked, measured, NONE, NONE, yesOrNo(reached), LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * @param unit of what was measured and of its peer
   * @param ratioUnit of the ratio: {@code %} or {@code ×}
   */
  public static Line of(
      String row,
      String what,
      String asked,
      Paired paired,
      String unit,
      String ratioUnit,
      boolean reached) {
    return new Line(
        row,
        what,
        asked,
        paired.ours().in(unit),
        paired.peer().in(unit),
        paired.ratio().in(ratioUnit),
        yesOrNo(reached),
        LocalDate.now(ZoneOffset.UTC));
  }

  /** One with a peer for which nothing is asked. */
  public static Line told(String row, String what, Paired paired, String unit, String ratioUnit) {
    return new Line(
        row,
        what,
        NONE,
        paired.ours().in(unit),
        paired.peer().in(unit),
        paired.ratio().in(ratioUnit),
        NONE,
        LocalDate.now(ZoneOffset.UTC));
  }

  /** One that tells a figure beside another, for which nothing is asked. */
  public static Line told(String row, String what, String measured) {
    return new Line(row, what, NONE, measured, NONE, NONE, NONE, LocalDate.now(ZoneOffset.UTC));
  }

  public static Line skipped(String row, String what, String reason) {
    return new Line(
        row, what, NONE, NONE, NONE, NONE, "skipped: " + reason, LocalDate.now(ZoneOffset.UTC));
  }

  private static String yesOrNo(boolean reached) {
    return reached ? "yes" : "**no**";
  }

  String toMarkdown() {
    List<String> cells = List.of(row, what, asked, measured, peer, ratio, reached, on.toString());
    return "| " + String.join(" | ", cells.stream().map(Line::escaped).toList()) + " |";
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|").replace('\n', ' ');
  }

  /**
   * @return null when it is no line of the table
   */
  static @Nullable Line parse(String markdown) {
    List<String> cells =
        Arrays.stream(markdown.split("(?<!\\\\)\\|", -1))
            .map(cell -> cell.trim().replace("\\|", "|"))
            .toList();
    if (cells.size() != 10 || !cells.get(8).matches("\\d{4}-\\d\\d-\\d\\d")) {
      return null;
    }
    return new Line(
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6),
        cells.get(7),
        LocalDate.parse(cells.get(8)));
  }
}
