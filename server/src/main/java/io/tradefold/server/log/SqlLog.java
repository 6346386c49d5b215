package io.tradefold.server.log;

import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A log in SQL.
 *
 * <p>The engine is asked for late: it needs Axon's configuration, which needs the projections.
 */
final class SqlLog implements Log {

  private static final String FIRST_BEHIND =
      "SELECT recorded_at FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT 1";

  private final ObjectProvider<LogEngine> engine;
  private final AppendOrder order;
  private final JdbcTemplate jdbc;
  private final LogRows rows;
  private final boolean shared;

  /**
   * @param shared whether other processes append to it too
   */
  SqlLog(ObjectProvider<LogEngine> engine, AppendOrder order, DataSource source, boolean shared) {
    this.engine = engine;
    this.order = order;
    this.jdbc = new JdbcTemplate(source);
    this.rows = new LogRows(source);
    this.shared = shared;
  }

  @Override
  public long index() {
    return order.head();
  }

  @Override
  public boolean isShared() {
    return shared;
  }

  @Override
  public Page page(@Nullable CommunityId communityId, long after, long upTo) {
    return engine.getObject().page(communityId, after, upTo);
  }

  /** One row by its key. */
  @Override
  public @Nullable Instant recordedBehind(long after, long upTo) {
    return jdbc.queryForList(FIRST_BEHIND, String.class, after, upTo).stream()
        .map(DateTimeUtils::parseInstant)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<LogRow> rows(long after, long upTo, int limit) {
    return rows.rows(after, upTo, limit);
  }

  @Override
  public void ask() {
    jdbc.execute("SELECT 1");
  }
}
