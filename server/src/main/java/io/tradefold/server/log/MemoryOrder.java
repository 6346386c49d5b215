package io.tradefold.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns within one process, which nobody shares its log with.
 *
 * <p>It also knows the head: the last position that is <em>written</em>. H2 shows a commit to other
 * transactions a moment before it has written it. Readers stop at the head, so that no view ever
 * contains an event that a crash takes back.
 */
final class MemoryOrder implements AppendOrder {

  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile long head;

  MemoryOrder(DataSource source) {
    Long last =
        new JdbcTemplate(source)
            .queryForObject("SELECT COALESCE(MAX(position), 0) FROM event", Long.class);
    this.head = last == null ? 0 : last;
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public long readable() {
    return head;
  }

  @Override
  public void await(Connection connection) {
    if (turn.isHeldByCurrentThread()) {
      return;
    }
    turn.lock();
    boolean kept = false;
    try {
      TransactionSynchronizationManager.registerSynchronization(new GiveUpTurn());
      kept = true;
    } finally {
      if (!kept) {
        turn.unlock();
      }
    }
  }

  /** What it has appended last becomes the head when it commits. */
  @Override
  public void appended(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT MAX(position) FROM event");
        ResultSet result = statement.executeQuery()) {
      result.next();
      TransactionSynchronizationManager.registerSynchronization(new MoveHead(result.getLong(1)));
    }
  }

  private final class GiveUpTurn implements TransactionSynchronization {
    @Override
    public void afterCompletion(int status) {
      turn.unlock();
    }

    /** After every {@link MoveHead}. */
    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }

  private final class MoveHead implements TransactionSynchronization {
    private final long position;

    MoveHead(long position) {
      this.position = position;
    }

    @Override
    public void afterCompletion(int status) {
      if (status == STATUS_COMMITTED) {
        head = position;
      }
    }

    @Override
    public int getOrder() {
      return 0;
    }
  }
}
