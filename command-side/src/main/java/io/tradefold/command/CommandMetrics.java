package io.tradefold.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.ImportRefused;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many commands there are and how long they take, by type and outcome. A command is timed from
 * when it is sent until its events are committed, tries included.
 */
final class CommandMetrics {

  /** Around what is promised: 500 ms for an answer, and two seconds for the slow path. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
  };

  private enum Result {
    ACCEPTED,
    REPEATED,
    REFUSED,
    FAILED
  }

  private final MeterRegistry registry;

  CommandMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Whatever comes out of sending it goes on to the caller. */
  Reply timed(Object command, Supplier<Reply> sending) {
    long start = System.nanoTime();
    Result result = Result.FAILED;
    try {
      Reply reply = sending.get();
      result = resultOf(reply);
      return reply;
    } catch (Rejected
        | ImportRefused
        | Conflict
        | NotFound
        | InvalidValue
        | FieldError
        | TooLarge refusal) {
      result = Result.REFUSED;
      throw refusal;
    } finally {
      timer(command, result).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  private static Result resultOf(Reply reply) {
    if (reply.repeated()) {
      return Result.REPEATED;
    }
    return reply.outcome() instanceof Outcome.Refused ? Result.REFUSED : Result.ACCEPTED;
  }

  private Timer timer(Object command, Result result) {
    return Timer.builder("tradefold.command")
        .description("Commands, from when they are sent until their events are committed")
        .tag("type", CommandName.of(command.getClass()))
        .tag("outcome", result.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
