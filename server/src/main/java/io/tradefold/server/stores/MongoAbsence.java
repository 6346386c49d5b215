package io.tradefold.server.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With MongoDB away, whoever asks it hears so within seconds. The driver by itself looks for a
 * server for half a minute, and waits for an answer for ever. What the configured address names
 * ({@code serverSelectionTimeoutMS}, {@code connectTimeoutMS}, {@code socketTimeoutMS}, {@code
 * timeoutMS}) stands.
 */
@OnRole({Role.PROJECTION, Role.QUERY})
@Configuration(proxyBeanMethods = false)
class MongoAbsence {

  private static final int FOUND_WITHIN_SECONDS = 3;

  /** More than the largest single read or write of ours takes on a slow machine. */
  private static final int ANSWERED_WITHIN_SECONDS = 20;

  @Bean
  MongoClientSettingsBuilderCustomizer hearSoonThatItIsAway(MongoConnectionDetails details) {
    ConnectionString named = details.getConnectionString();
    return settings -> limit(settings, named);
  }

  static void limit(MongoClientSettings.Builder settings, ConnectionString named) {
    if (named.getTimeout() != null) {
      return;
    }
    if (named.getServerSelectionTimeout() == null) {
      settings.applyToClusterSettings(
          cluster -> cluster.serverSelectionTimeout(FOUND_WITHIN_SECONDS, TimeUnit.SECONDS));
    }
    settings.applyToSocketSettings(
        socket -> {
          if (named.getConnectTimeout() == null) {
            socket.connectTimeout(FOUND_WITHIN_SECONDS, TimeUnit.SECONDS);
          }
          if (named.getSocketTimeout() == null) {
            socket.readTimeout(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
          }
        });
  }
}
