package io.tradefold.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.ForkedServer;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.backup.BackupFile;
import io.tradefold.server.backup.Manifest;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.server.http.Load;
import io.tradefold.server.http.RunningServer;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.LogRows;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server is copied while it is written to, and another one is made of the copy: with what was
 * acknowledged before, and every figure, by folding alone.
 */
class BackupUnderLoadTest extends RunningServer {

  private static final List<String> VIEWS =
      List.of(
          "/api/community/harbour",
          "/api/trader/accounts",
          "/api/trader/accounts/quiet",
          "/api/trader/accounts/quiet/positions",
          "/api/trader/accounts/quiet/imports",
          "/api/trader/accounts/quiet/risk-settings",
          "/api/trader/overview?accountId=quiet",
          "/api/trader/analytics/performance?accountId=quiet&bucket=month",
          "/api/trader/analytics/breakdown?accountId=quiet&by=symbol",
          "/api/trader/trades?accountId=quiet",
          "/api/trader/trades.csv?accountId=quiet");

  @TempDir private Path temp;

  private final DataFolder data;
  private final LogRows log;

  @Autowired
  BackupUnderLoadTest(DataFolder data, DataSource source) {
    this.data = data;
    this.log = new LogRows(source);
  }

  @Test
  void whatWasAcknowledgedBeforeIsInTheCopyAndEveryFigureComesBackByFolding()
      throws IOException, InterruptedException {
    Api ann = api("ann");
    Answer done = quietAccount(ann);
    Path file = temp.resolve("backup.zip");
    Set<String> before;
    Manifest manifest;
    try (Load load = new Load(ben(), "/api/trader/accounts/busy")) {
      load.await(50);
      before = load.acknowledged();
      backUp(file);
      load.await(load.acknowledged().size() + 10);
      manifest = manifestOf(file);
      assertThat(log.last()).as("commands went on").isGreaterThan(manifest.head());
    }
    List<String> shown = shown(path -> ann.getAfter(done, path));

    Path restored = temp.resolve("restored");
    assertThat(command("restore", "--from=" + file, "--data=" + restored)).isZero();
    try (ConfigurableApplicationContext server = start(restored)) {
      int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      Api annThere = new Api(port, tokenOf("ann"));
      Api benThere = new Api(port, tokenOf("ben"));
      List<LogRow> rows = all(new LogRows(server.getBean(DataSource.class)), Long.MAX_VALUE);

      assertThat(rows).isEqualTo(all(log, manifest.head())).hasSize((int) manifest.events());
      assertThat(rows.getLast().position()).isEqualTo(manifest.head());
      assertThat(openTrades(benThere)).containsAll(before).hasSize(openedIn(rows));
      assertThat(shown(annThere::get)).isEqualTo(shown);
      aRepeatHasNoSecondEffect(annThere, done);
    }
  }

  private Api ben() {
    Api ben = api("ben");
    created(
        ben.post(
            "/api/trader/accounts",
            Map.of(
                "accountId", "busy",
                "communityId", "harbour",
                "name", "Busy",
                "currency", "USD",
                "startingBalance", "1000")));
    return ben;
  }

  /** One with something in every view; its last command is answered. */
  private static Answer quietAccount(Api ann) {
    created(
        ann.post(
            "/api/community",
            Map.of(
                "communityId", "harbour",
                "name", "Harbour",
                "baseCurrency", "USD",
                "timeZone", "America/New_York",
                "annualisation", 252)));
    created(
        ann.post(
            "/api/trader/accounts",
            Map.of(
                "accountId", "quiet",
                "communityId", "harbour",
                "name", "Quiet",
                "currency", "USD",
                "startingBalance", "10000",
                "at", "2026-01-01T12:00:00Z")));
    created(
        ann.csv(
            "/api/trader/accounts/quiet/executions",
            """
            executionId,at,symbol,side,quantity,price,fee
            e1,2026-01-05T15:00:00Z,ABC,BUY,10,50,1
            e2,2026-01-06T16:00:00Z,ABC,SELL,10,57.25,1
            e3,2026-02-05T15:00:00Z,DEF,SELL,4,20,0.5
            e4,2026-02-09T15:00:00Z,DEF,BUY,4,22,0.5
            e5,2026-03-02T15:00:00Z,GHI,BUY,7,11,0
            """));
    Answer last = deposit(ann);
    assertThat(last.status()).as(last.text()).isEqualTo(200);
    return last;
  }

  private static Answer deposit(Api api) {
    return api.post(
        "/api/trader/accounts/quiet/deposits",
        Map.of("amount", "250", "at", "2026-02-01T12:00:00Z"),
        "Idempotency-Key",
        "second-payment");
  }

  private static void aRepeatHasNoSecondEffect(Api api, Answer done) {
    String balance = api.get(VIEWS.get(6)).json().get("balance").asString();
    Answer again = deposit(api);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(done.text());
    assertThat(api.getAfter(again, VIEWS.get(6)).json().get("balance").asString())
        .isEqualTo(balance);
  }

  private static void created(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static List<String> shown(Function<String, Answer> asked) {
    return VIEWS.stream()
        .map(asked)
        .peek(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200))
        .map(Answer::text)
        .toList();
  }

  private static List<LogRow> all(LogRows rows, long upTo) {
    return rows.rows(0, upTo, Integer.MAX_VALUE);
  }

  private static int openedIn(List<LogRow> rows) {
    return (int)
        rows.stream()
            .filter(row -> row.name().equals("trading.trade-opened"))
            .filter(row -> row.payload().contains("\"busy\""))
            .count();
  }

  private static Set<String> openTrades(Api api) {
    Set<String> ids = new TreeSet<>();
    String cursor = "";
    do {
      var page = api.get("/api/trader/trades?accountId=busy&limit=500" + cursor).json();
      page.get("items").forEach(item -> ids.add(item.get("tradeId").asString()));
      String next = page.get("nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return ids;
  }

  /** As an operator would: another process, which finds the server by the folder it holds. */
  private void backUp(Path file) throws IOException, InterruptedException {
    assertThat(command("backup", "--to=" + file, "--data=" + data.root())).isZero();
    assertThat(temp.resolve("said")).content().contains("Asking the server at");
  }

  private int command(String... arguments) throws IOException, InterruptedException {
    Path said = temp.resolve("said");
    Process process =
        ForkedServer.start(said, Map.of("TRADEFOLD_TOKEN", tokenOf(OPERATOR)), List.of(arguments));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Manifest manifestOf(Path file) throws IOException {
    try (BackupFile backup = BackupFile.open(file)) {
      return backup.manifest();
    }
  }

  private static ConfigurableApplicationContext start(Path restored) {
    return new SpringApplicationBuilder(TradefoldApplication.class)
        .run(
            "--server.port=0",
            "--tradefold.data=" + restored,
            "--tradefold.access-tokens[0].hash=" + TestTokens.hashOf(tokenOf("ann")),
            "--tradefold.access-tokens[0].principal=ann",
            "--tradefold.access-tokens[1].hash=" + TestTokens.hashOf(tokenOf("ben")),
            "--tradefold.access-tokens[1].principal=ben");
  }
}
