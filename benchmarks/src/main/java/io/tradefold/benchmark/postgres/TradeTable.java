package io.tradefold.benchmark.postgres;

import io.tradefold.benchmark.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * The trades of a community as a table with indexes, and the live aggregation that Tradefold does
 * without. The table is filled from the export of trades, so that both answer from the same trades.
 */
public final class TradeTable implements AutoCloseable {

  private static final String CREATE =
      """
      CREATE TABLE trade (
        trade_id text, account_id text, symbol text, side text, status text,
        opened_at timestamptz, closed_at timestamptz, quantity numeric, multiplier numeric,
        average_entry numeric, average_exit numeric, gross_pnl numeric, fees numeric,
        net_pnl numeric, r_multiple double precision, holding_seconds bigint, tags text,
        signal_id text, void_reason text,
        trader_id text NOT NULL DEFAULT 'ann', community_id text NOT NULL DEFAULT 'bench',
        currency text NOT NULL DEFAULT 'USD')
      """;

  /** As the columns of the export are called, in their order. */
  private static final String EXPORTED =
      """
      trade_id, account_id, symbol, side, status, opened_at, closed_at, quantity, multiplier,
      average_entry, average_exit, gross_pnl, fees, net_pnl, r_multiple, holding_seconds, tags,
      signal_id, void_reason""";

  /** All the aggregation needs is in the index, so that the table itself need not be read. */
  private static final String INDEX =
      """
      CREATE INDEX trade_of_community ON trade (community_id, currency, status, closed_at)
        INCLUDE (net_pnl)
      """;

  private static final String PNL =
      """
      SELECT count(*), count(*) FILTER (WHERE net_pnl > 0), count(*) FILTER (WHERE net_pnl < 0),
        sum(net_pnl), sum(net_pnl) FILTER (WHERE net_pnl > 0),
        sum(net_pnl) FILTER (WHERE net_pnl < 0), sum(net_pnl) FILTER (WHERE closed_at >= ?),
        sum(net_pnl) FILTER (WHERE closed_at >= ?), sum(net_pnl) FILTER (WHERE closed_at >= ?)
      FROM trade WHERE community_id = 'bench' AND currency = 'USD' AND status = 'closed'
      """;

  private static final String BY_MONTH =
      """
      SELECT count(*), date_trunc('month', closed_at AT TIME ZONE 'UTC') AS month,
        count(*) FILTER (WHERE net_pnl > 0), count(*) FILTER (WHERE net_pnl < 0), sum(net_pnl)
      FROM trade WHERE community_id = 'bench' AND currency = 'USD' AND status = 'closed'
      GROUP BY month ORDER BY month
      """;

  private final Connection connection;
  private final Path folder;

  public TradeTable(Postgres postgres) throws SQLException {
    this.connection = postgres.connect();
    this.folder = postgres.folder();
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
  }

  /** Adds what an export of trades answered. */
  public void add(Reply csv) throws SQLException {
    Path file = folder.resolve("export.csv");
    try (Statement statement = connection.createStatement()) {
      Files.write(file, csv.body());
      statement.execute(
          "COPY trade (" + EXPORTED + ") FROM '" + file + "' (FORMAT csv, HEADER true)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void index() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(INDEX);
      statement.execute("VACUUM ANALYZE trade");
    }
  }

  /**
   * What an overview says of P&amp;L: counts, sums, today, this week, this month.
   *
   * @return how many trades
   */
  public int pnl(LocalDate today) {
    try (PreparedStatement statement = connection.prepareStatement(PNL)) {
      statement.setObject(1, today);
      statement.setObject(2, today.minusDays(today.getDayOfWeek().getValue() - 1L));
      statement.setObject(3, today.withDayOfMonth(1));
      return first(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not answer", e);
    }
  }

  /** The same month by month; how many trades the first has. */
  public int pnlByMonth() {
    try (PreparedStatement statement = connection.prepareStatement(BY_MONTH)) {
      return first(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not answer", e);
    }
  }

  private static int first(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
