package io.tradefold.projection.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of what is being refolded is held in memory, by all refolds together that go on side by
 * side. Measured in facts, up to a kilobyte each as objects: a quarter of the heap.
 */
public final class Room {

  private static final int SHARE = 4;
  private static final int BYTES_A_FACT = 1_000;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Room(long most) {
    this.most = most;
  }

  /** A heap of 512 MB has room for 134,000 facts. */
  public static Room ofThisHeap() {
    return new Room(Runtime.getRuntime().maxMemory() / SHARE / BYTES_A_FACT);
  }

  void take(long facts) {
    taken.addAndGet(facts);
  }

  boolean isTooSmall() {
    return taken.get() > most;
  }
}
