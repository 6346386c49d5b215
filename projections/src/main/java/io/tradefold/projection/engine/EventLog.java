package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Reads the log in pages, beside the processors that follow it. */
@FunctionalInterface
public interface EventLog {

  /**
   * The next events, as many as fit into memory beside everything else.
   *
   * @param communityId whose; null for everybody's
   * @param after events behind this position
   * @param upTo and up to this one
   */
  Page page(@Nullable CommunityId communityId, long after, long upTo);

  /**
   * When the first event behind one position and up to another was recorded; null when there is
   * none. Looks at that event alone, or at a page.
   */
  default @Nullable Instant recordedBehind(long after, long upTo) {
    return page(null, after, upTo).events().stream()
        .map(TrackedEventMessage::getTimestamp)
        .findFirst()
        .orElse(null);
  }

  /**
   * @param events in order
   * @param last whether there are none behind them up to where it was asked
   */
  record Page(List<? extends TrackedEventMessage<?>> events, boolean last) {

    /** The same, read. */
    List<Recorded<Event>> recorded() {
      return events.stream().map(Projector::recorded).toList();
    }
  }
}
