package io.tradefold.query.trading;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one listener has yet to be told. It never makes the teller wait: a listener who reads too
 * slowly is dropped, and is told to look again when it comes back.
 */
final class LiveStream {

  private static final int MOST_WAITING = 256;

  private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean ended;

  /** Something to tell: a change, or that changes may have been missed. */
  sealed interface Told {

    /** Views have changed. */
    record Change(Notice notice) implements Told {}

    /** Look at everything again. */
    record Refresh(String reason) implements Told {}

    /** Nothing more will come. */
    record End() implements Told {}
  }

  void tell(Told told) {
    if (!waiting.offer(told)) {
      end();
    }
  }

  /**
   * Ends it, whatever is waiting. Who waits is woken; where the end finds no room, by what is
   * there.
   */
  void end() {
    ended = true;
    waiting.clear();
    waiting.offer(new Told.End());
  }

  /**
   * Waits for the next thing to tell.
   *
   * @return null when there was none for so long
   */
  @Nullable Told next(long seconds) throws InterruptedException {
    return ended ? new Told.End() : waiting.poll(seconds, TimeUnit.SECONDS);
  }
}
