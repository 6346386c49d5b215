package io.tradefold.query.performance;

import io.tradefold.api.performance.Overview;
import io.tradefold.query.Recent;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Overviews as they are sent. The same stored overview on the same day is the same JSON, so that it
 * is written once: a dashboard looks far more often than its trader trades.
 */
@Component
final class OverviewPages {

  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private final JsonMapper mapper;
  private final Recent<Page> recent = new Recent<>(MOST_BYTES);

  /**
   * @param overview the very one it was made of; {@link Overview} is immutable
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Page(Overview overview, LocalDate today, byte[] json) {}

  /**
   * @param mapper that writes all answers
   */
  OverviewPages(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The overview as JSON. Not to be written into.
   *
   * @param today the reader's day in the community's zone
   */
  @SuppressWarnings("ReferenceEquality") // comparing their figures would cost more than it saves
  byte[] on(Overview overview, LocalDate today) {
    Page last = recent.at(overview.ledgerId().value());
    if (last != null && last.overview == overview && last.today.equals(today)) {
      return last.json;
    }
    byte[] json = mapper.writeValueAsBytes(overview.on(today));
    recent.put(overview.ledgerId().value(), new Page(overview, today, json), json.length);
    return json;
  }
}
