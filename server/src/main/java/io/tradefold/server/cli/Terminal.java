package io.tradefold.server.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where a command says what it does.
 *
 * @param out for what was asked for
 * @param err for everything else
 */
record Terminal(PrintStream out, PrintStream err) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  void say(String line) {
    out.println(line);
  }

  void tell(String line) {
    err.println(line);
  }

  /** Tells of something that goes on: every two seconds a line, so nothing when it is quick. */
  <T> Consumer<T> progress(Function<? super T, String> line) {
    return new Consumer<>() {
      private long told = System.nanoTime();

      @Override
      public void accept(T reached) {
        long now = System.nanoTime();
        if (now - told >= PATIENCE.toNanos()) {
          told = now;
          tell(line.apply(reached));
        }
      }
    };
  }
}
