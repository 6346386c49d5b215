package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is done again and again says once that it fails, and once that it goes again. */
class RepeatingTest {

  private static final Duration SHORT = Duration.ofMillis(5);

  private final Logger logger = (Logger) LoggerFactory.getLogger(Repeating.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(logged);
  }

  @Test
  void anOutageIsToldOnceWithoutAStackTraceAndSoIsItsEnd() {
    AtomicInteger rounds = new AtomicInteger();
    Repeating repeating =
        new Repeating(
            "looking",
            SHORT,
            () -> {
              if (rounds.incrementAndGet() <= 3) {
                throw new IllegalStateException("the store is away");
              }
            });
    repeating.start();
    await().until(() -> rounds.get() > 5);
    repeating.stop();

    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "looking fails and is tried again every 5 ms: "
                + "java.lang.IllegalStateException: the store is away",
            "looking goes again");
    assertThat(logged.list).allMatch(event -> event.getThrowableProxy() == null);
  }

  @Test
  void noRoundIsUnderWayWhenItHasStoppedAndNoneBegins() {
    CountDownLatch underWay = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Repeating repeating =
        new Repeating(
            "looking",
            SHORT,
            () -> {
              begun.incrementAndGet();
              underWay.countDown();
              Latches.await(never, Duration.ofMillis(300));
              ended.incrementAndGet();
            });
    repeating.start();
    Latches.await(underWay, Duration.ofSeconds(10));

    repeating.stop();

    assertThat(ended).hasValue(1);
    repeating.round();
    assertThat(begun).hasValue(1);
  }

  @Test
  void itCanBeStartedAgain() {
    AtomicInteger rounds = new AtomicInteger();
    Repeating repeating = new Repeating("looking", Duration.ofHours(1), rounds::incrementAndGet);
    repeating.start();
    await().until(() -> rounds.get() == 1);
    repeating.stop();

    repeating.start();

    await().until(() -> rounds.get() == 2);
    repeating.stop();
  }
}
