package io.tradefold.benchmark.run;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What a run says of its progress. */
public final class Told {

  private Told() {}

  public static void say(String text) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    System.out.println(now + "  " + text);
  }
}
