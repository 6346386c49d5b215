package io.tradefold.server.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a write of ours means on a replica set, and where we read.
 *
 * <p><b>Everything is written with {@code w: majority}</b>, unless the address says otherwise. A
 * new primary then holds whatever was acknowledged: never a token without the documents it stands
 * for, or a mark on Redis that is gone again. On a single server that is the server itself. It
 * writes its journal in order, so a crash may take the last tenth of a second of documents and
 * tokens together, which is folded again; what has been promised to somebody asks for the journal
 * besides.
 *
 * <p><b>Everything is read from the primary</b>, with the read concern {@code local}: a batch rests
 * on what the one before it wrote, and a query on what the tokens say has been written; a secondary
 * may be behind both. What is read may still be rolled back with a failover, and then the writes
 * that rest on it go the same way, since none of them was acknowledged. An address that names
 * another read preference, or writes that nobody acknowledges, is refused at the start.
 *
 * <p>Replica set, TLS and credentials are the driver's affair, in the address or in Spring's own
 * settings. The embedded one is left alone: it is one server that nothing takes over from.
 */
@OnRole({Role.PROJECTION, Role.QUERY})
@Configuration(proxyBeanMethods = false)
class MongoReplicas {

  /** Sooner than {@link MongoAbsence} gives up, so that whoever waits is told why. */
  private static final int REPLICATED_WITHIN_SECONDS = 10;

  static final WriteConcern MAJORITY =
      WriteConcern.MAJORITY.withWTimeout(REPLICATED_WITHIN_SECONDS, TimeUnit.SECONDS);

  @Bean
  MongoClientSettingsBuilderCustomizer keptByMostOfThem(MongoConnectionDetails details) {
    if (details instanceof EmbeddedMongo) {
      return settings -> {};
    }
    ConnectionString named = details.getConnectionString();
    check(named);
    return settings -> keep(settings, named);
  }

  static void keep(MongoClientSettings.Builder settings, ConnectionString named) {
    if (named.getWriteConcern() == null) {
      // A timeout for everything stands alone.
      settings.writeConcern(named.getTimeout() == null ? MAJORITY : WriteConcern.MAJORITY);
    }
  }

  /**
   * @throws IllegalStateException when the views could not be trusted with this address
   */
  static void check(ConnectionString named) {
    ReadPreference from = named.getReadPreference();
    if (from != null && !from.equals(ReadPreference.primary())) {
      throw new IllegalStateException(
          "The address of MongoDB says readPreference="
              + from.getName()
              + ". Views are read from the primary: a secondary may be behind what has been"
              + " answered. Leave it out.");
    }
    WriteConcern kept = named.getWriteConcern();
    if (kept != null && !kept.isAcknowledged()) {
      throw new IllegalStateException(
          "The address of MongoDB says w=0. Whether a write has arrived must be known before the"
              + " token moves: leave it out, or say w=majority.");
    }
  }
}
