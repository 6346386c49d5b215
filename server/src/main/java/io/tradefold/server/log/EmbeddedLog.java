package io.tradefold.server.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.stores.DataFolder;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * What is particular to the log kept in a file of this process: its database, its tables, and that
 * an append waits for its turn in memory.
 */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.EMBEDDED)
class EmbeddedLog {

  /** The file is this and {@code .mv.db}. */
  static final String NAME = "events";

  static final String USER = "tradefold";

  /** Each command at work holds one connection, and few things cost less than these. */
  private static final int CONNECTIONS = 64;

  @Bean(destroyMethod = "close")
  EventLogSource eventLog(DataFolder folder) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("event-log");
    config.setJdbcUrl(url(folder.log()));
    config.setUsername(USER);
    config.setPassword("");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    // The last connection that goes closes the database, so none goes before its time.
    config.setMaxLifetime(0);
    EventLogSource source = new EventLogSource(new HikariDataSource(config));
    createTables(source);
    return source;
  }

  /**
   * Commits are written before they are acknowledged (WRITE_DELAY=0; the default writes up to half
   * a second later), and forced to the disk within a second, so that after five (RETENTION_TIME)
   * old pages may be written over. The database is closed by who opened it and by nothing else, so
   * that a shutdown hook cannot take it away from those who still append.
   */
  static String url(Path folder) {
    return "jdbc:h2:file:"
        + folder.resolve(NAME)
        + ";WRITE_DELAY=0;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE";
  }

  static void createTables(DataSource source) {
    DatabasePopulatorUtils.execute(
        new ResourceDatabasePopulator(new ClassPathResource("event-log/h2.sql")), source);
  }

  @Bean(destroyMethod = "close")
  LogHousekeeping logHousekeeping(DataSource source) {
    return new LogHousekeeping(source);
  }

  @Bean
  AppendOrder appendOrder(DataSource source) {
    return new MemoryOrder(source);
  }

  @Bean
  Log log(ObjectProvider<LogEngine> engine, AppendOrder order, DataSource source) {
    return new SqlLog(engine, order, source, false);
  }
}
