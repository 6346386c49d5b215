package io.tradefold.server.log.axonserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 256 consecutive positions of the log, of which none is to come any more, and whose events are
 * among them. Block 0 is positions 1 to 256.
 */
record Block(long number, SortedSet<String> communities) {

  static final int SIZE = 256;

  /** The block that holds a position. */
  static long of(long position) {
    return (position - 1) / SIZE;
  }

  /** Where the block begins: behind this position. */
  static long startOf(long number) {
    return number * SIZE;
  }

  static long endOf(long number) {
    return (number + 1) * SIZE;
  }

  /** Takes the events of the log one after the other, from the beginning of a block on. */
  static final class Filling {

    private long number = -1;
    private SortedSet<String> communities = new TreeSet<>();

    /**
     * The block that is full with this event; empty when none is.
     *
     * @param community null for an event that is nobody's
     */
    Optional<Block> take(long position, @Nullable String community) {
      if (of(position) != number) {
        number = of(position);
        communities = new TreeSet<>();
      }
      if (community != null) {
        communities.add(community);
      }
      return position == endOf(number)
          ? Optional.of(new Block(number, communities))
          : Optional.empty();
    }
  }

  /** A part of the log: what stands behind one position, up to another. */
  record Stretch(long after, long upTo) {}

  /**
   * What must be read to find all of a stretch that is in these blocks; neighbours are read
   * together.
   *
   * @param blocks ascending
   */
  static List<Stretch> within(long after, long upTo, List<Long> blocks) {
    List<Stretch> stretches = new ArrayList<>();
    for (long block : blocks) {
      Stretch next = new Stretch(Math.max(after, startOf(block)), Math.min(upTo, endOf(block)));
      if (next.after() >= next.upTo()) {
        continue;
      }
      if (!stretches.isEmpty() && stretches.getLast().upTo() == next.after()) {
        stretches.add(new Stretch(stretches.removeLast().after(), next.upTo()));
      } else {
        stretches.add(next);
      }
    }
    return stretches;
  }
}
