package io.tradefold.benchmark.run;

import io.tradefold.benchmark.table.Line;
import java.util.List;

/** One promise and how it is measured. */
public interface Row {

  /** By which it is asked for. */
  String name();

  /** What the promise is about. */
  String what();

  /**
   * Measures, for minutes if need be.
   *
   * @throws Skipped when this machine lacks something
   */
  List<Line> measure(Settings settings);
}
