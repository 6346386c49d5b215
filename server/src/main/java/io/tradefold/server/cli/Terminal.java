package io.tradefold.server.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

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
  LongConsumer progress(LongFunction<String> line) {
    return new LongConsumer() {
      private long told = System.nanoTime();

      @Override
      public void accept(long reached) {
        long now = System.nanoTime();
        if (now - told >= PATIENCE.toNanos()) {
          told = now;
          tell(line.apply(reached));
        }
      }
    };
  }
}
