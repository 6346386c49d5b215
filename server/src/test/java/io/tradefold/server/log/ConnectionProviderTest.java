package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A connection is given back once. The pool knows a connection's statements by the connection, not
 * by who has it: a second close makes it forget those of whoever has it next, who then fails now
 * and then when closing one.
 */
class ConnectionProviderTest {

  @TempDir Path data;

  @Test
  void aCommandGivesItsConnectionBackOnce() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    try (LogFixture log = new LogFixture(data)) {
      CountingCloses source = new CountingCloses(log.source, closed);
      ConnectionProvider connections = new SqlLogConfiguration().connectionProvider(source);
      UnitOfWork<?> command =
          DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("anything"));
      Transaction transaction =
          new SpringTransactionManager(new JdbcTransactionManager(source)).startTransaction();
      command.onCommit(done -> transaction.commit());

      useTwice(connections);
      assertThat(closed).hasValue(0);
      command.commit();

      assertThat(closed).hasValue(1);
    }
  }

  private static void useTwice(ConnectionProvider connections) throws SQLException {
    for (int i = 0; i < 2; i++) {
      try (Connection connection = connections.getConnection()) {
        connection.createStatement().execute("SELECT 1");
      }
    }
  }

  private static final class CountingCloses extends DelegatingDataSource {

    private final AtomicInteger closed;

    CountingCloses(EventLogSource source, AtomicInteger closed) {
      super(source);
      this.closed = closed;
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  closed.incrementAndGet();
                }
                return method.invoke(connection, arguments);
              });
    }
  }
}
