package io.tradefold.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api.Answer;
import io.tradefold.server.http.Load;
import io.tradefold.server.http.RunningServer;
import io.tradefold.server.log.LogRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BackupOverHttpTest extends RunningServer {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path temp;

  @Test
  void aCopyHoldsWhatWasAcknowledgedBeforeItBeganAndNothingBeyondItsPosition()
      throws IOException, InterruptedException {
    try (Load one = load("copied-1");
        Load two = load("copied-2")) {
      for (int round = 0; round < 8; round++) {
        one.await(round * 5 + 5);
        Set<String> before = new HashSet<>(one.acknowledged());
        before.addAll(two.acknowledged());
        Path file = temp.resolve("backup-" + round + ".zip");

        HttpResponse<Path> answer = download(file);

        List<LogRow> rows = new ArrayList<>();
        try (BackupFile backup = BackupFile.open(file)) {
          backup.forEach(rows::add);
        }
        assertThat(openedIn(rows)).containsAll(before);
        assertThat(answer.headers().firstValue("Tradefold-Position"))
            .hasValue(Long.toString(rows.getLast().position()));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
            .hasValueSatisfying(value -> assertThat(value).startsWith("attachment; filename="));
      }
    }
  }

  private Load load(String account) {
    Answer community =
        api("cora")
            .post(
                "/api/community",
                Map.of(
                    "communityId", account,
                    "name", "Copied",
                    "baseCurrency", "USD",
                    "timeZone", "UTC",
                    "annualisation", 252));
    assertThat(community.status()).as(community.text()).isEqualTo(201);
    Answer opened =
        api("cora")
            .post(
                "/api/trader/accounts",
                Map.of(
                    "accountId", account,
                    "communityId", account,
                    "name", "Copied",
                    "currency", "USD",
                    "startingBalance", "1000"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    return new Load(api("cora"), "/api/trader/accounts/" + account);
  }

  private HttpResponse<Path> download(Path file) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/audit/backup"))
            .header("Authorization", "Bearer " + tokenOf(OPERATOR))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofFile(file));
    }
  }

  private static Set<String> openedIn(List<LogRow> rows) {
    Set<String> ids = new HashSet<>();
    for (LogRow row : rows) {
      if (row.name().equals("trading.trade-opened")) {
        ids.add(JSON.readTree(row.payload()).at("/fill/tradeId").asString());
      }
    }
    return ids;
  }
}
