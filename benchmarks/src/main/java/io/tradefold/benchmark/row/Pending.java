package io.tradefold.benchmark.row;

import io.tradefold.benchmark.table.Line;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Rows whose peer is there before what it is the peer of. */
final class Pending {

  private Pending() {}

  static Line line(String row, String what, String asked, String peer) {
    return new Line(row, what, asked, "—", peer, "—", "not yet", LocalDate.now(ZoneOffset.UTC));
  }
}
