package io.tradefold.benchmark.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, some three minutes in all. */
public final class Micro {

  private Micro() {}

  /**
   * @param arguments which, as regular expressions; all when there are none
   */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    String everything = Micro.class.getPackageName() + ".*";
    for (String which : arguments.length == 0 ? new String[] {everything} : arguments) {
      options.include(which);
    }
    options
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1));
    new Runner(options.build()).run();
  }
}
