package io.tradefold.server.log;

import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.EventLog;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log as projections read it beside their processors.
 *
 * <p>The engine is asked for late: it needs Axon's configuration, which needs the projections.
 */
final class LogPages implements EventLog {

  private static final String FIRST_BEHIND =
      "SELECT recorded_at FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT 1";

  private final ObjectProvider<LogEngine> engine;
  private final JdbcTemplate log;

  LogPages(ObjectProvider<LogEngine> engine, DataSource source) {
    this.engine = engine;
    this.log = new JdbcTemplate(source);
  }

  @Override
  public Page page(@Nullable CommunityId communityId, long after, long upTo) {
    return engine.getObject().page(communityId, after, upTo);
  }

  /** One row by its key. */
  @Override
  public @Nullable Instant recordedBehind(long after, long upTo) {
    return log.queryForList(FIRST_BEHIND, String.class, after, upTo).stream()
        .map(DateTimeUtils::parseInstant)
        .findFirst()
        .orElse(null);
  }
}
