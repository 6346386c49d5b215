package io.tradefold.server.log;

/** How much of the log is read out of turn at once: it has to fit beside everything else. */
public final class PageRoom {

  static final int MOST_EVENTS = 500;
  private static final int MOST_BYTES = 256 * 1024;

  private int events;
  private long bytes;

  /**
   * Takes one event more, if there is room. The first always has.
   *
   * @param size the bytes of its payload, unpacked
   */
  public boolean take(int size) {
    bytes += size;
    boolean fits = events == 0 || (bytes <= MOST_BYTES && events < MOST_EVENTS);
    if (fits) {
      events++;
    }
    return fits;
  }
}
