package io.tradefold.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.docker.DockerFolder.Service;
import io.tradefold.stores.RealMongo;
import io.tradefold.stores.RealRedis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What compose files promise to whoever runs them, and names that nobody else would check. */
class ComposeTest {

  /** A name and a whole version, at least two numbers of it. */
  static final String PINNED = "[a-z/-]+:\\d+(\\.\\d+)+([_-].+)?";

  /** Of Tradefold's own no metadata are made. */
  private static final Set<String> OURS =
      Set.of("tradefold.data", "tradefold.event-log", "tradefold.roles");

  private static final List<Service> SERVICES = DockerFolder.services();

  @TempDir private Path temp;

  @Test
  void everyImageIsPinnedOrBuiltHere() {
    assertThat(SERVICES.stream().filter(service -> service.settings().containsKey("image")))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            service -> assertThat(service.text("image")).matches(PINNED + "|tradefold:local"));
  }

  @Test
  void nobodyMayWriteOrDoMoreThanIsSaid() {
    assertThat(SERVICES.stream().filter(service -> service.settings().containsKey("image")))
        .allSatisfy(
            service -> {
              assertThat(service.text("read_only")).isEqualTo("true");
              assertThat(service.list("cap_drop")).containsExactly("ALL");
              assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
              assertThat(service.list("cap_add")).isEmpty();
              assertThat(service.text("restart")).isEqualTo("unless-stopped");
            });
  }

  @Test
  void portsAreOfThisMachineAlone() {
    assertThat(SERVICES.stream().flatMap(service -> service.list("ports").stream()))
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void whoeverIsToldToStopIsGivenTheTime() {
    int phase =
        Integer.parseInt(
            ImageTest.found(
                    "timeout-per-shutdown-phase: (\\d+)s",
                    DockerFolder.read("server/src/main/resources/application.yml"))
                .findFirst()
                .orElseThrow());

    assertThat(SERVICES.stream().filter(service -> service.text("image").equals("tradefold:local")))
        .hasSize(4)
        .allSatisfy(
            service ->
                assertThat(Integer.parseInt(service.text("stop_grace_period").replace("s", "")))
                    .isGreaterThan(2 * phase));
  }

  @Test
  void everyVariableOfOursIsASetting() {
    Set<String> known =
        Stream.concat(OURS.stream(), settings())
            .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(
            SERVICES.stream()
                .filter(Service::isOurs)
                .flatMap(service -> service.map("environment").keySet().stream()))
        .hasSizeGreaterThan(5)
        .allMatch(known::contains);
  }

  @Test
  void everyPropertyAmongTheSecretsIsASetting() {
    Set<String> known = settings().collect(Collectors.toSet());

    assertThat(
            ImageTest.found(
                "(?m)^((?:spring|axon)\\.[a-z.-]+)=", DockerFolder.read("docker/make-secrets.sh")))
        .hasSize(4)
        .allMatch(known::contains);
  }

  @Test
  void everySecretIsMadeAndKeptOutOfTheRepository() {
    List<String> files =
        DockerFolder.composeFiles().stream()
            .flatMap(
                file -> DockerFolder.map(DockerFolder.compose(file), "secrets").values().stream())
            .map(secret -> String.valueOf(((Map<?, ?>) secret).get("file")))
            .distinct()
            .toList();

    assertThat(files).hasSize(8);
    assertThat(ImageTest.found(">(secrets/[a-z.-]+)", DockerFolder.read("docker/make-secrets.sh")))
        .containsExactlyInAnyOrderElementsOf(files);
    assertThat(DockerFolder.read(".gitignore").lines()).contains("/docker/secrets/");
  }

  @Test
  void theGatewayLeadsToEveryRoleAndNowhereElse() {
    String gateway = DockerFolder.read("docker/nginx.conf");
    List<String> roles =
        SERVICES.stream()
            .filter(service -> service.map("environment").containsKey("TRADEFOLD_ROLES"))
            .map(
                service -> service.map("environment").get("TRADEFOLD_ROLES") + "@" + service.name())
            .toList();

    assertThat(roles)
        .containsExactlyInAnyOrder("command@command", "projection@projection", "query@query");
    assertThat(ImageTest.found("(?m)^    upstream (\\w+) ", gateway))
        .containsExactlyInAnyOrder("command", "projection", "query");
    assertThat(ImageTest.found("server (\\w+):8080 resolve", gateway))
        .containsExactlyInAnyOrder("command", "projection", "query");
  }

  @Test
  void testsRunOnTheImagesThatAreRunForReal() {
    assertThat(SERVICES.stream().map(service -> service.text("image")))
        .contains(RealMongo.IMAGE, RealRedis.IMAGE, TestAxonServer.IMAGE);
  }

  @Test
  void theServerThatMakesTheDatabaseAtTheFirstStartIsNotTakenForTheDatabase() {
    assertThat(healthCheckOf("postgresql")).containsSequence("pg_isready", "-h", "127.0.0.1");
  }

  /**
   * The check itself, with a client that says what Redis does: {@code NOAUTH} to whoever has no
   * password, whatever it is at, and {@code LOADING} as long as it reads what it has written.
   */
  @ParameterizedTest
  @CsvSource({"PONG, 0", "LOADING Redis is loading the dataset in memory, 1", "'', 1"})
  void redisIsThereWhenItAnswersWhoeverKnowsThePassword(String said, int expected)
      throws IOException, InterruptedException {
    Path secret = Files.writeString(temp.resolve("redis.conf"), "requirepass open-sesame\n");
    Path client = temp.resolve("redis-cli");
    Files.writeString(
        client,
        "#!/bin/sh\n[ \"$REDISCLI_AUTH\" = open-sesame ] && echo '"
            + said
            + "' || echo 'NOAUTH Authentication required.'\n");
    assertThat(client.toFile().setExecutable(true)).isTrue();

    String check = healthCheckOf("redis").getLast().replace("$$", "$");
    assertThat(healthy(check.replace("/run/secrets/redis.conf", secret.toString())))
        .isEqualTo(expected);
    assertThat(healthy(check.replace("/run/secrets/redis.conf", "/dev/null"))).isEqualTo(1);
  }

  private int healthy(String check) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", check).inheritIO();
    shell.environment().merge("PATH", temp.toString(), (path, first) -> first + ":" + path);
    return shell.start().waitFor();
  }

  private static List<String> healthCheckOf(String name) {
    return SERVICES.stream()
        .filter(service -> service.name().equals(name))
        .map(service -> DockerFolder.list(service.map("healthcheck"), "test"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Of everything on the class path, by the names it documents: what is deprecated may be ignored.
   */
  private static Stream<String> settings() {
    try {
      return Collections.list(
              ComposeTest.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))
          .stream()
          .flatMap(ComposeTest::settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> settings(URL metadata) {
    try (InputStream in = metadata.openStream()) {
      return new JsonMapper()
          .readTree(in)
          .path("properties")
          .valueStream()
          .filter(each -> !each.has("deprecation"))
          .map((JsonNode each) -> each.get("name").asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
