package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who did what, under which role and whence, as it stands in the log after each kind of command.
 */
class TrailTest extends RunningServer {

  private static final String ACCOUNT = "/api/trader/accounts/trail";
  private static final String FILE =
      """
      executionId,at,symbol,side,quantity,price
      e1,2026-01-05T15:00:00Z,ABC,BUY,10,5
      e2,2026-01-05T16:00:00Z,ABC,SELL,10,7
      """;

  @Autowired private EventStore log;

  /** A command that was sent, and what its events must say. */
  private record Sent(String correlationId, String authority, String source) {}

  private final List<Sent> sent = new ArrayList<>();

  @Test
  void everyEventSaysWhoAndUnderWhichRoleAndWhence() throws InterruptedException {
    Api dan = api("dan");
    owner(
        dan,
        "POST",
        "/api/community",
        "{'communityId':'trail','name':'T','baseCurrency':'USD','timeZone':'UTC','annualisation':252}");
    owner(dan, "PATCH", "/api/community/trail", "{'name':'Trail'}");
    trader(
        dan,
        "POST",
        "/api/trader/accounts",
        "{'accountId':'trail','communityId':'trail','name':'T','currency':'USD','startingBalance':'100'}");
    trader(dan, "PATCH", ACCOUNT, "{'name':'Trail'}");
    trader(dan, "POST", ACCOUNT + "/deposits", "{'amount':'5'}");
    trader(dan, "POST", ACCOUNT + "/withdrawals", "{'amount':'1'}");
    trader(dan, "POST", ACCOUNT + "/adjustments", "{'kind':'FEE','amount':'-1'}");
    trader(dan, "PUT", ACCOUNT + "/risk-settings", "{'maxOpenTrades':1}");
    trader(dan, "PUT", ACCOUNT + "/broker", "{'name':'IB'}");
    trader(dan, "DELETE", ACCOUNT + "/broker", "");
    trader(
        dan,
        "POST",
        ACCOUNT + "/trades",
        "{'tradeId':'t','symbol':'T','side':'LONG','quantity':'4','price':'1'}");
    refused(dan, ACCOUNT + "/trades", "{'symbol':'U','side':'LONG','quantity':'4','price':'1'}");
    trader(dan, "POST", ACCOUNT + "/trades/t/increase", "{'quantity':'1','price':'1'}");
    trader(dan, "POST", ACCOUNT + "/trades/t/reduce", "{'quantity':'1','price':'1'}");
    trader(dan, "POST", ACCOUNT + "/trades/t/close", "{'price':'2'}");
    trader(dan, "POST", ACCOUNT + "/trades/t/notes", "{'text':'x','tags':['a']}");
    trader(dan, "POST", ACCOUNT + "/trades/t/void", "{'reason':'x'}");
    String fromCsv = imported(dan.csv(ACCOUNT + "/executions", FILE, correlated("IMPORT")));
    succeeded(dan.delete(ACCOUNT + "/imports/" + fromCsv, correlated("IMPORT")));
    imported(
        dan.send(
            "POST",
            ACCOUNT + "/executions",
            List.of(
                Map.of(
                    "at", "2026-01-06T15:00:00Z",
                    "symbol", "DEF",
                    "side", "BUY",
                    "quantity", "1",
                    "price", "5")),
            correlated("IMPORT")));

    Set<String> found = new HashSet<>();
    try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(null)) {
      while (events.hasNextAvailable(1, TimeUnit.SECONDS)) {
        check(events.nextAvailable().getMetaData(), found);
      }
    }
    assertThat(found).containsAll(sent.stream().map(Sent::correlationId).toList());
  }

  private void check(MetaData said, Set<String> found) {
    assertThat(said).containsKeys("actor", "authority", "correlationId", "causationId", "source");
    assertThat(said.values()).noneMatch(value -> String.valueOf(value).isBlank());
    for (Sent command : sent) {
      if (command.correlationId().equals(said.get("correlationId"))) {
        found.add(command.correlationId());
        assertThat(said)
            .as(command.toString())
            .containsEntry("actor", "dan")
            .containsEntry("authority", command.authority())
            .containsEntry("source", command.source());
      }
    }
  }

  private void owner(Api api, String method, String path, String body) {
    succeeded(send(api, method, path, body, correlated("OWNER", "API")));
  }

  private void trader(Api api, String method, String path, String body) {
    succeeded(send(api, method, path, body, correlated("API")));
  }

  /** For risk: the refusal is an event too. */
  private void refused(Api api, String path, String body) {
    assertThat(send(api, "POST", path, body, correlated("API")).status()).isEqualTo(422);
  }

  private static Answer send(Api api, String method, String path, String body, String[] headers) {
    return method.equals("DELETE")
        ? api.delete(path, headers)
        : api.send(
            method,
            path,
            body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            "application/json",
            headers);
  }

  private static void succeeded(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
  }

  private static String imported(Answer answer) {
    succeeded(answer);
    return answer.json().get("importId").asString();
  }

  private String[] correlated(String source) {
    return correlated("TRADER", source);
  }

  private String[] correlated(String authority, String source) {
    String id = "trail-" + sent.size();
    sent.add(new Sent(id, authority, source));
    return new String[] {"X-Correlation-Id", id};
  }
}
