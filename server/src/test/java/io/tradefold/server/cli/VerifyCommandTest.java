package io.tradefold.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.tradefold.server.ForkedServer;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.server.stores.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** As an operator would: another process, while the server runs and after it has stopped. */
class VerifyCommandTest {

  private static final String TOKEN = "token-of-otto";
  private static final String BOOK = "proofs:account:otto:main";

  @TempDir private Path temp;

  @Test
  void aSystemIsProvedWhileItRunsAndAtRestAndWhatWasChangedByHandIsNamed()
      throws IOException, InterruptedException {
    Path data = temp.resolve("data");
    try (ConfigurableApplicationContext server = start(data)) {
      int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      trade(new Api(port, TOKEN));

      assertThat(verify("--data=" + data, "--community=proofs")).as(said()).isZero();
      assertThat(said()).contains("A server is running with", "EQUAL: 3 events");
    }

    assertThat(verify("--data=" + data)).as(said()).isZero();
    assertThat(said())
        .contains("working on the folder itself", "EQUAL: 3 events")
        .doesNotContain("Redis was", "and 0 values");

    change(data);

    assertThat(verify("--data=" + data)).as(said()).isEqualTo(1);
    assertThat(said())
        .contains("overview/" + BOOK + " (ledgers), view.balance: 9 is stored, expected is 1250")
        .as("the document, and Redis beside it")
        .contains("DIFFERENT: 3 events", "verify: 2 differences");
  }

  private static void trade(Api otto) {
    otto.post(
        "/api/community",
        Map.of(
            "communityId", "proofs",
            "name", "Proofs",
            "baseCurrency", "USD",
            "timeZone", "UTC",
            "annualisation", 252));
    otto.post(
        "/api/trader/accounts",
        Map.of(
            "accountId", "main",
            "communityId", "proofs",
            "name", "Main",
            "currency", "USD",
            "startingBalance", "1000"));
    Answer last = otto.post("/api/trader/accounts/main/deposits", Map.of("amount", "250"));
    Answer shown = otto.getAfter(last, "/api/trader/overview?accountId=main");
    assertThat(shown.json().get("balance").asString()).as(shown.text()).isEqualTo("1250");
  }

  private static void change(Path data) {
    EmbeddedMongo store = new EmbeddedMongo(data.resolve("views"), "tradefold");
    try (MongoClient client = MongoClients.create(store.getConnectionString())) {
      assertThat(
              client
                  .getDatabase("tradefold")
                  .getCollection("overview_v1_g1")
                  .updateOne(
                      new Document("_id", BOOK),
                      new Document("$set", new Document("view.balance", "9")))
                  .getModifiedCount())
          .isEqualTo(1);
    } finally {
      store.destroy();
    }
  }

  private static ConfigurableApplicationContext start(Path data) {
    return new SpringApplicationBuilder(TradefoldApplication.class)
        .run(
            "--server.port=0",
            "--tradefold.data=" + data,
            "--tradefold.access-tokens[0].hash=" + TestTokens.hashOf(TOKEN),
            "--tradefold.access-tokens[0].principal=otto",
            "--tradefold.access-tokens[0].operator=true");
  }

  private int verify(String... options) throws IOException, InterruptedException {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "verify";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Process process =
        ForkedServer.start(
            temp.resolve("said"), Map.of("TRADEFOLD_TOKEN", TOKEN), List.of(arguments));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("said"));
  }
}
