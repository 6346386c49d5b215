package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MongoAbsenceTest {

  @Test
  void nobodyLooksForAServerForLongOrWaitsForAnAnswerForEver() {
    MongoClientSettings settings = settings("mongodb://db/tradefold");

    assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
        .isEqualTo(3);
    assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(20);
  }

  @Test
  void whatTheAddressNamesStands() {
    MongoClientSettings settings =
        settings(
            "mongodb://db/?serverSelectionTimeoutMS=7000&connectTimeoutMS=8000&socketTimeoutMS=9000");

    assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
        .isEqualTo(7);
    assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(8);
    assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(9);
  }

  @Test
  void oneTimeoutForEverythingStandsAlone() {
    MongoClientSettings settings = settings("mongodb://db/?timeoutMS=5000");

    assertThat(settings.getTimeout(TimeUnit.SECONDS)).isEqualTo(5);
    assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isZero();
  }

  private static MongoClientSettings settings(String address) {
    ConnectionString named = new ConnectionString(address);
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    MongoAbsence.limit(settings, named);
    return settings.applyConnectionString(named).build();
  }
}
