package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import io.tradefold.server.TradefoldSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MongoReplicasTest {

  @TempDir private Path temp;

  private ApplicationContextRunner told(String... settings) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(SslAutoConfiguration.class, MongoAutoConfiguration.class))
        .withUserConfiguration(StoresConfiguration.class, MongoAbsence.class, MongoReplicas.class)
        .withBean(
            DataFolder.class, () -> new DataFolder(new TradefoldSettings(temp.resolve("data"))))
        .withPropertyValues("spring.data.redis.url=redis://elsewhere")
        .withPropertyValues(settings);
  }

  /** As the client is made. */
  private static MongoClientSettings settings(ApplicationContext context) {
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    context
        .getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
        .orderedStream()
        .forEach(customizer -> customizer.customize(settings));
    return settings.build();
  }

  @Test
  void allThatIsSaidOfAReplicaSetStands() {
    told("spring.mongodb.uri=mongodb://ann:secret@one,two/views?replicaSet=rs0&tls=true")
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(EmbeddedMongo.class);
              MongoClientSettings settings = settings(context);
              assertThat(settings.getClusterSettings().getHosts()).hasSize(2);
              assertThat(settings.getClusterSettings().getRequiredReplicaSetName())
                  .isEqualTo("rs0");
              assertThat(settings.getSslSettings().isEnabled()).isTrue();
              assertThat(settings.getCredential()).isNotNull();
              assertThat(settings.getRetryWrites()).isTrue();
              assertThat(settings.getWriteConcern()).isEqualTo(MongoReplicas.MAJORITY);
              assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
              assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.DEFAULT);
            });
  }

  @Test
  void aHostAloneIsAnAddressToo() {
    told("spring.mongodb.host=one")
        .run(context -> assertThat(context).doesNotHaveBean(EmbeddedMongo.class));
  }

  @Test
  void theEmbeddedOneIsLeftAlone() {
    told()
        .run(
            context ->
                assertThat(settings(context).getWriteConcern())
                    .isEqualTo(WriteConcern.ACKNOWLEDGED));
  }

  @Test
  void aWriteConcernOfTheAddressStands() {
    ConnectionString named = new ConnectionString("mongodb://one/?w=2&journal=true");
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    MongoReplicas.keep(settings, named);

    assertThat(settings.applyConnectionString(named).build().getWriteConcern())
        .isEqualTo(new WriteConcern(2).withJournal(true));
  }

  @Test
  void oneTimeoutForEverythingStandsAlone() {
    MongoClientSettings.Builder settings = MongoClientSettings.builder();
    MongoReplicas.keep(settings, new ConnectionString("mongodb://one/?timeoutMS=5000"));

    assertThat(settings.build().getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
  }

  @Test
  void anAddressByWhichViewsCouldNotBeTrustedIsRefused() {
    assertThatThrownBy(() -> check("mongodb://one/?readPreference=secondaryPreferred"))
        .hasMessageContaining("readPreference=secondaryPreferred");
    assertThatThrownBy(() -> check("mongodb://one/?w=0")).hasMessageContaining("w=0");
    assertThatNoException().isThrownBy(() -> check("mongodb://one/?readPreference=primary&w=1"));
  }

  private static void check(String address) {
    MongoReplicas.check(new ConnectionString(address));
  }
}
