package io.tradefold.server.log;

import io.tradefold.api.LogHead;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets appends happen one after the other, from before the insert until the commit is written. So
 * nothing ever becomes visible below a position that is visible already, and a position is a
 * consistent prefix of the log.
 *
 * <p>It also knows the head: the last position that is <em>written</em>. The database shows a
 * commit to other transactions a moment before it has written it. Readers of the log stop at the
 * head, so that no view ever contains an event that a crash takes back.
 */
class AppendOrder implements LogHead {

  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile long head;

  AppendOrder(DataSource source) {
    Long last =
        new JdbcTemplate(source)
            .queryForObject("SELECT COALESCE(MAX(position), 0) FROM event", Long.class);
    this.head = last == null ? 0 : last;
  }

  @Override
  public long index() {
    return head;
  }

  /** Waits for the turn of the current transaction, which keeps it until it is over. */
  void await() {
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

  /** Says what the current transaction appended last; it becomes the head when it commits. */
  void appended(long position) {
    TransactionSynchronizationManager.registerSynchronization(new MoveHead(position));
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
