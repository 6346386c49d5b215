package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.mock.env.MockEnvironment;

/** Two processes on one log, as far as one JVM can be two: nothing is shared but the database. */
class PostgresLogTest {

  /** As if the process that has the turn to append had gone. */
  private static final String END_OTHERS =
      "SELECT pg_terminate_backend(pid) FROM pg_locks"
          + " WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  private static final String TURNS =
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  @TempDir private Path folder;
  private LogFixture one;
  private LogFixture other;

  @BeforeEach
  void openBoth() throws IOException {
    String url = TestPostgres.newDatabase();
    one = open("one", url);
    other = open("other", url);
  }

  private LogFixture open(String name, String url) throws IOException {
    Path data = folder.resolve(name);
    Files.writeString(Files.createDirectories(data.resolve("log")).resolve("postgresql"), url);
    return new LogFixture(SqlKind.POSTGRESQL, data);
  }

  @AfterEach
  void closeBoth() throws IOException {
    one.close();
    other.close();
  }

  @Test
  void nothingBecomesVisibleBelowWhatAnotherProcessHasMadeVisible() {
    Transaction slow = one.transactions.startTransaction();
    one.append("slow", 0, Counted.of(1));
    CompletableFuture<Void> fast =
        CompletableFuture.runAsync(() -> other.append("fast", 0, Counted.of(2)));

    Awaitility.await()
        .during(200, TimeUnit.MILLISECONDS)
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> numbers(other).isEmpty() && !fast.isDone());
    slow.commit();
    fast.join();

    assertThat(numbers(one)).containsExactly(1L, 2L);
    assertThat(numbers(other)).containsExactly(1L, 2L);
  }

  @Test
  void aProcessThatIsGoneGivesItsTurnBack() {
    Transaction gone = one.transactions.startTransaction();
    one.append("gone", 0, Counted.of(1));
    CompletableFuture<Void> next =
        CompletableFuture.runAsync(() -> other.append("next", 0, Counted.of(2)));

    other.jdbc().queryForList(END_OTHERS);
    next.orTimeout(10, TimeUnit.SECONDS).join();

    assertThat(numbers(other)).containsExactly(2L);
    assertThatThrownBy(gone::commit).as("and the thread is free of it").isNotNull();
  }

  @Test
  void theHeadIsThatOfAllProcesses() {
    one.append("a", 0, Counted.of(1));
    other.append("b", 0, Counted.of(2));

    assertThat(one.order.head()).isEqualTo(other.order.head()).isPositive();
  }

  @Test
  void oneOfTwoWhoDecideOnTheSameStateLosesTheRace() {
    one.append("a", 0, Counted.of(1));
    other.append("a", 1, Counted.of(2));

    assertThatThrownBy(() -> one.append("a", 1, Counted.of(3)))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(numbers(one)).containsExactly(1L, 2L);
  }

  @Test
  void processesThatStartTogetherMakeTheTablesOnce() {
    String url = TestPostgres.newDatabase();

    List<CompletableFuture<Void>> starts =
        IntStream.range(0, 6)
            .mapToObj(number -> CompletableFuture.runAsync(() -> source(url).close()))
            .toList();

    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void aServerThatWritesLateIsRefused() {
    String url = TestPostgres.newDatabase();

    assertThatThrownBy(() -> source(url + "&options=-c%20synchronous_commit=off"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("synchronous_commit = off");
  }

  @Test
  void oneThatIsNotThereIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> source("jdbc:postgresql://127.0.0.1:1/none?user=ann&password=secret"))
        .isInstanceOf(PostgresAway.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatHappensWhenItGoesAwayIsKnownToBePassing() {
    CompletableFuture<Void> command =
        CompletableFuture.runAsync(
            () -> {
              Transaction transaction = one.transactions.startTransaction();
              one.append("gone", 0, Counted.of(1));
              other.jdbc().queryForList(END_OTHERS);
              transaction.commit();
            });

    assertThatThrownBy(command::join).matches(PostgresAbsence::is);
    assertThat(PostgresAbsence.is(new IllegalStateException("of ours"))).isFalse();
  }

  /** It is what we have asked it for, see {@link PostgresLog}, of a process that hangs. */
  @Test
  void soItIsWhenItHasGivenUpWaitingForTheRestOfATransaction() {
    Transaction transaction = one.transactions.startTransaction();
    one.jdbc().execute("SET idle_in_transaction_session_timeout = '100ms'");
    one.append("late", 0, Counted.of(1));
    Awaitility.await().until(() -> other.jdbc().queryForList(TURNS).isEmpty());

    assertThatThrownBy(transaction::commit)
        .satisfies(failure -> assertThat(sqlState(failure)).isEqualTo("25P03"))
        .matches(PostgresAbsence::is);
  }

  private static @Nullable String sqlState(Throwable failure) {
    return failure instanceof SQLException refused
        ? refused.getSQLState()
        : sqlState(Objects.requireNonNull(failure.getCause()));
  }

  private static EventLogSource source(String url) {
    DataSourceProperties properties = new DataSourceProperties();
    properties.setUrl(url);
    return new PostgresLog().eventLog(properties, new MockEnvironment());
  }

  private static List<Long> numbers(LogFixture log) {
    return log.readAfter(null).stream()
        .map(TrackedEventMessage::getPayload)
        .map(payload -> ((Counted) payload).number())
        .toList();
  }
}
