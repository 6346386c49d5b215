package io.tradefold.server.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.tradefold.server.roles.LogKind;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What is particular to a log in PostgreSQL, which any number of processes may share. Where it is,
 * the usual {@code spring.datasource.url}, {@code username}, {@code password} and {@code hikari.*}
 * say.
 */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.POSTGRESQL)
@EnableConfigurationProperties(DataSourceProperties.class)
class PostgresLog {

  private static final String URL = "jdbc:postgresql://localhost:5432/tradefold";

  /** A server has a hundred of them by itself, and appends are one after the other anyway. */
  private static final int CONNECTIONS = 16;

  @Bean(destroyMethod = "close")
  EventLogSource eventLog(DataSourceProperties properties, Environment environment) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("event-log");
    config.setJdbcUrl(properties.getUrl() == null ? URL : properties.getUrl());
    config.setUsername(properties.getUsername());
    config.setPassword(properties.getPassword());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(5_000);
    hearSoonThatItIsAway(config);
    Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(config));
    EventLogSource source = new EventLogSource(pool(config));
    PostgresSchema.prepare(source);
    return source;
  }

  /**
   * @throws PostgresAway when nothing answers
   */
  private static HikariDataSource pool(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failure) {
      throw new PostgresAway(config.getJdbcUrl().replaceFirst("\\?.*", ""), failure);
    }
  }

  /**
   * A server that has vanished is noticed within seconds on either side. Above all the server
   * notices: a process that hangs, or whose machine is gone, would else keep its turn to append,
   * and everybody waiting. What the URL says of these stands.
   */
  private static void hearSoonThatItIsAway(HikariConfig config) {
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "tradefold");
    config.addDataSourceProperty(
        "options",
        "-c idle_in_transaction_session_timeout=30s -c tcp_user_timeout=15s"
            + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2");
  }

  @Bean
  AppendOrder appendOrder(DataSource source) {
    return new AdvisoryOrder(source);
  }

  @Bean
  Log log(ObjectProvider<LogEngine> engine, AppendOrder order, DataSource source) {
    return new SqlLog(engine, order, source, true);
  }
}
