package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Position;
import io.tradefold.server.http.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator's monitoring reads, against what {@code docs/metrics.md} says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest extends RunningServer {

  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Set<String> PROJECTIONS =
      Set.of("communities", "imports", "ledgers", "trades");
  private static final String ACCOUNT = "/api/trader/accounts/metered";

  /** A row of the document. */
  private record Documented(String type, String unit, Set<String> tags) {}

  @BeforeAll
  void aTraderWithAnAccount() {
    Api dan = api("dan");
    dan.post(
        "/api/community",
        Map.of(
            "communityId",
            "metered-community",
            "name",
            "M",
            "baseCurrency",
            "USD",
            "timeZone",
            "UTC",
            "annualisation",
            252));
    Answer opened =
        dan.post(
            "/api/trader/accounts",
            Map.of(
                "accountId",
                "metered",
                "communityId",
                "metered-community",
                "name",
                "M",
                "currency",
                "USD",
                "startingBalance",
                "100"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    dan.getAfter(opened, "/api/trader/overview?accountId=metered");
  }

  private Scrape scrape() {
    Answer answer = api(OPERATOR).get("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(200);
    return new Scrape(answer.text());
  }

  @Test
  void everyMetricOfOursIsDocumentedAndSaysWhatItIs() {
    Map<String, String> ours = new TreeMap<>(scrape().help());
    ours.keySet().removeIf(name -> !name.startsWith("tradefold_"));

    assertThat(ours).hasSizeGreaterThan(8);
    assertThat(ours.values()).noneMatch(String::isBlank);
    assertThat(documented().keySet()).containsAll(ours.keySet());
  }

  @Test
  void everyDocumentedMetricIsThereAsDocumented() {
    Scrape scrape = scrape();

    documented()
        .forEach(
            (name, row) -> {
              assertThat(scrape.types()).as(name).containsEntry(name, row.type());
              assertThat(scrape.help().get(name)).as(name).isNotBlank();
              assertThat(name.replaceFirst("_total$", "")).endsWith(row.unit());
              assertThat(scrape.tags(name)).as("tags of " + name).isEqualTo(row.tags());
            });
  }

  @Test
  void nobodyIsNamed() {
    scrape().namesNone("metered");
  }

  @Test
  void whatIsAcceptedAndWhatIsRefusedIsCounted() {
    Scrape before = scrape();
    deposit();
    deposit();
    deposit();
    assertThat(withdraw("1000000").status()).isEqualTo(422);
    assertThat(withdraw("2000000").status()).isEqualTo(422);
    assertThat(withdraw("1").status()).isBetween(200, 201);

    Scrape after = scrape();
    assertThat(grown(before, after, "trading.deposit", "accepted")).isEqualTo(3);
    assertThat(grown(before, after, "trading.deposit", "refused")).isZero();
    assertThat(grown(before, after, "trading.withdraw", "refused")).isEqualTo(2);
    assertThat(grown(before, after, "trading.withdraw", "accepted")).isEqualTo(1);
    assertThat(after.text()).contains("tradefold_command_seconds_bucket{", "le=\"0.5\"");
  }

  private static double grown(Scrape before, Scrape after, String type, String outcome) {
    return count(after, type, outcome) - count(before, type, outcome);
  }

  private static double count(Scrape scrape, String type, String outcome) {
    return scrape.value("tradefold_command_seconds_count", "type", type, "outcome", outcome);
  }

  @Test
  void everyProjectionReachesTheLastCommandAndNoneLagsThen() {
    double position = (double) Position.parse(deposit().position()).index();

    assertThat(scrape().value("tradefold_log_position")).isEqualTo(position);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              Scrape scrape = scrape();
              everywhere(scrape, "tradefold_projection_position", position);
              everywhere(scrape, "tradefold_projection_lag_events", 0);
              everywhere(scrape, "tradefold_projection_lag_seconds", 0);
            });
  }

  private static void everywhere(Scrape scrape, String name, double value) {
    assertThat(scrape.values(name, "projection"))
        .isEqualTo(PROJECTIONS.stream().collect(Collectors.toMap(each -> each, each -> value)));
  }

  @Test
  void storesAreTimedByCommandWhateverTheirAddress() {
    Scrape scrape = scrape();

    assertThat(scrape.value("lettuce_command_completion_seconds_count", "command", "EVALSHA"))
        .isPositive();
    assertThat(
            scrape.value(
                "mongodb_driver_commands_seconds_count",
                "command",
                "update",
                "collection",
                "overview",
                "status",
                "SUCCESS"))
        .isPositive();
  }

  private Answer deposit() {
    Answer answer = api("dan").post(ACCOUNT + "/deposits", Map.of("amount", "5"));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer;
  }

  private Answer withdraw(String amount) {
    return api("dan").post(ACCOUNT + "/withdrawals", Map.of("amount", amount));
  }

  /** Rows that begin with a name in backticks: name, type, unit, tags, and what follows. */
  private static Map<String, Documented> documented() {
    Map<String, Documented> rows = new TreeMap<>();
    lines().stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
        .forEach(
            cells ->
                rows.put(
                    cells.get(1).replace("`", ""),
                    new Documented(cells.get(2), cells.get(3), tags(cells.get(4)))));
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static Set<String> tags(String cell) {
    return Arrays.stream(cell.split(",", -1))
        .map(String::trim)
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
