package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureServerCredentials;
import io.grpc.TlsServerCredentials;
import io.tradefold.server.stores.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is said of the connection in the settings is what goes over the wire. */
class AxonServerSettingsTest {

  private static final String TOKEN = "AxonIQ-Access-Token";
  private static final String CONTEXT = "AxonIQ-Context";

  @TempDir private Path temp;

  /** Only what is asked for is made. */
  private static ApplicationContextRunner server(SpokenServer server, String... settings) {
    return new ApplicationContextRunner()
        .withUserConfiguration(AxonServerLog.class)
        .withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .withPropertyValues(
            "tradefold.event-log=axon-server", "axon.axonserver.servers=" + server.address())
        .withPropertyValues(settings);
  }

  @Test
  void tokenAndContextAreThoseOfTheSettings() throws IOException {
    try (SpokenServer server = new SpokenServer(InsecureServerCredentials.create(), List.of())) {
      server(server, "axon.axonserver.token=open-sesame", "axon.axonserver.context=traders")
          .run(
              context -> {
                assertThat(context.getBean(EventServer.class).head()).isZero();
                assertThat(server.said(TOKEN)).containsExactly("open-sesame");
                assertThat(server.said(CONTEXT)).contains("traders").doesNotContain("default");
              });
    }
  }

  @Test
  void withoutTheseNoTokenIsSentAndTheContextIsTheUsualOne() throws IOException {
    try (SpokenServer server = new SpokenServer(InsecureServerCredentials.create(), List.of())) {
      server(server)
          .run(
              context -> {
                assertThat(context.getBean(EventServer.class).head()).isZero();
                assertThat(server.said(TOKEN)).containsOnlyNulls();
                assertThat(server.said(CONTEXT)).contains("default");
              });
    }
  }

  @Test
  void withTlsTheServerIsBelievedWhoseCertificateTheSettingsName() throws IOException {
    TlsFiles tls = TlsFiles.in(temp);
    try (SpokenServer server =
        new SpokenServer(
            TlsServerCredentials.create(tls.certificate().toFile(), tls.key().toFile()),
            List.of())) {
      server(
              server,
              "axon.axonserver.ssl-enabled=true",
              "axon.axonserver.cert-file=" + tls.certificate(),
              "axon.axonserver.token=open-sesame")
          .run(
              context -> {
                assertThat(context.getBean(EventServer.class).head()).isZero();
                assertThat(server.said(TOKEN)).containsExactly("open-sesame");
              });
    }
  }

  @Test
  void whatTheSettingsSayStandsBeforeWhatWeWouldSay() throws IOException {
    try (SpokenServer server = new SpokenServer(InsecureServerCredentials.create(), List.of())) {
      server(server, "axon.axonserver.connect-timeout=77", "axon.axonserver.component-name=ours")
          .run(
              context -> {
                AxonServerConfiguration told = context.getBean(AxonServerConfiguration.class);
                assertThat(told.getConnectTimeout()).isEqualTo(77);
                assertThat(told.getComponentName()).isEqualTo("ours");
                assertThat(told.getReconnectInterval()).isEqualTo(1_000);
              });
    }
  }
}
