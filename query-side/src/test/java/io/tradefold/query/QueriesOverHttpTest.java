package io.tradefold.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.PerformanceQuery;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportDays;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.QueryServer.Answered;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueriesOverHttpTest {

  private static final AccountRef MAIN =
      RandomTrades.account("acme", "ann", "main", "USD", "America/New_York");
  private static final AccountRef EURO =
      RandomTrades.account("acme", "ann", "euro", "EUR", "America/New_York");
  private static final AccountRef BOBS =
      RandomTrades.account("acme", "bob", "main", "USD", "America/New_York");
  private static final Instant TODAY = Instant.parse("2026-03-11T15:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-03-09T15:00:00Z");

  private static QueryServer server;

  @BeforeAll
  static void start() {
    server = new QueryServer();
    RandomTrades random = new RandomTrades(7);
    StoredLedgers ann = new StoredLedgers().account(MAIN).account(EURO);
    ann.with(new RiskSettings(3, Amount.of(100), Amount.of(500), null));
    random.fill(ann, EURO, 5);
    ClosedTrade first = at(random.closed(MAIN.accountId(), TradeId.of("first")), MONDAY, "100");
    ClosedTrade second = at(random.closed(MAIN.accountId(), TradeId.of("second")), TODAY, "-30");
    ann.with(MAIN, first).with(MAIN, second.withTags(List.of("=HYPERLINK(1)", "b")));
    ann.with(MAIN, random.open(TradeId.of("still")));
    ann.store(server.world(), 900);
    StoredLedgers bob = new StoredLedgers().account(BOBS);
    random.fill(bob, BOBS, 30);
    bob.store(server.world(), 900);
    server
        .world()
        .put(
            CommunityProfile.key(CommunityId.of("acme")),
            900,
            new CommunityProfile(
                CommunityId.of("acme"),
                "Acme",
                CurrencyCode.of("USD"),
                Zone.of("America/New_York"),
                Annualisation.WEEKDAYS,
                TraderId.of("owner"),
                TODAY));
    server
        .world()
        .put(
            TradeView.key(MAIN, TradeId.of("still")),
            900,
            TradeView.opened(MAIN, opening(), null).annotated("a note", List.of()));
    storeImports();
  }

  private static Fill.Opened opening() {
    Execution execution =
        new Execution(
            ExecutionId.of("still"),
            MONDAY,
            Symbol.of("AAPL"),
            Action.BUY,
            Quantity.of("2"),
            Price.of("10"),
            Amount.of(1),
            Factor.ONE,
            Factor.ONE,
            null,
            MONDAY,
            1);
    return new Fill.Opened(
        TradeId.of("still"), execution, execution.quantity(), execution.fee(), null, null);
  }

  private static void storeImports() {
    List<ImportDays.Count> counts = new ArrayList<>();
    for (int day = 9; day >= 1; day--) {
      LocalDate date = LocalDate.of(2026, 3, day);
      List<ImportDay.Entry> entries = new ArrayList<>();
      for (int i = 2; i >= 0; i--) {
        entries.add(
            new ImportDay.Entry(
                ImportId.of("i" + day + i),
                date.atTime(12, i).toInstant(ZoneOffset.UTC),
                "ann",
                1,
                0,
                0,
                1,
                1,
                null));
      }
      counts.add(new ImportDays.Count(date, 3));
      server.world().put(ImportDay.key(LedgerId.of(MAIN), date), 900, new ImportDay(date, entries));
    }
    server.world().put(ImportDays.key(LedgerId.of(MAIN)), 900, new ImportDays(counts));
  }

  private static ClosedTrade at(ClosedTrade trade, Instant closedAt, String net) {
    return new ClosedTrade(
        trade.accountId(),
        trade.tradeId(),
        trade.symbol(),
        trade.side(),
        closedAt.minusSeconds(3600),
        closedAt,
        trade.quantity(),
        trade.multiplier(),
        trade.averageEntry(),
        trade.averageExit(),
        Amount.of(net),
        Amount.ZERO,
        Amount.of(net),
        trade.stopLoss(),
        trade.rMultiple(),
        trade.tags(),
        trade.signalId(),
        null,
        closedAt,
        trade.arrival());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void reset() {
    server.progress().reset();
  }

  @Test
  void anOverviewSumsTheReadersWindows() {
    Answered answered = server.get("ann", "/api/trader/overview?accountId=main");

    assertThat(answered.status()).isEqualTo(200);
    JsonNode json = answered.json();
    assertThat(json.get("today").asString()).isEqualTo("-30");
    assertThat(json.get("thisWeek").asString()).isEqualTo("70");
    assertThat(json.get("openTrades").asInt()).isEqualTo(1);
    assertThat(json.get("recentTrades")).hasSize(2);
    assertThat(answered.header("Tradefold-Position")).isEqualTo("1000@acme");
    assertThat(answered.header("Tradefold-Lag-Ms")).isEqualTo("0");
    assertThat(answered.header("Tradefold-Blocked-At")).isNull();
  }

  @Test
  void anOverviewIsWhatIsStoredNowHoweverOftenItWasRead() {
    AccountRef account = RandomTrades.account("acme", "cleo", "growing", "USD", "America/New_York");
    RandomTrades random = new RandomTrades(9);
    StoredLedgers stored = new StoredLedgers().account(account);
    String path = "/api/trader/overview?accountId=growing";
    for (int trades = 0; trades < 3; trades++) {
      stored.store(server.world(), 900 + trades);

      JsonNode read = server.get("cleo", path).json();
      assertThat(read.get("trades").asInt()).isEqualTo(trades);
      assertThat(server.get("cleo", path).json()).isEqualTo(read);
      stored.with(account, random.closed(account.accountId(), TradeId.of("t" + trades)));
    }
  }

  @Test
  void aBookThatCouldBeTwoIsRefusedNamingTheChoices() {
    for (String path :
        List.of("overview", "analytics/performance", "analytics/breakdown?by=symbol")) {
      Answered answered = server.get("ann", "/api/trader/" + path);

      assertThat(answered.status()).isEqualTo(400);
      assertThat(answered.json().get("type").asString())
          .isEqualTo("urn:tradefold:problem:ambiguous");
      assertThat(answered.json().get("choices").toString())
          .isEqualTo(
              "[{\"communityId\":\"acme\",\"currency\":\"USD\"},"
                  + "{\"communityId\":\"acme\",\"currency\":\"EUR\"}]");
    }
    assertThat(server.get("ann", "/api/trader/overview?currency=EUR").status()).isEqualTo(200);
    assertThat(server.get("bob", "/api/trader/overview").status()).isEqualTo(200);
  }

  @Test
  void aTraderWithoutAccountsIsToldSo() {
    assertThat(server.get("nobody", "/api/trader/overview").status()).isEqualTo(404);
    assertThat(server.get("nobody", "/api/trader/trades").json().get("total").asInt()).isZero();
    assertThat(server.get("nobody", "/api/trader/accounts").json().get("items")).isEmpty();
  }

  @Test
  void anotherTradersAccountDoesNotExist() {
    for (String path :
        List.of(
            "overview?accountId=euro",
            "trades?accountId=euro",
            "trades.csv?accountId=euro",
            "accounts/euro",
            "accounts/euro/positions",
            "accounts/euro/imports",
            "accounts/euro/risk-settings",
            "accounts/main/trades/still")) {
      assertThat(server.get("bob", "/api/trader/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void valuesThatCannotBeAreRefusedNamingTheirField() {
    record Wrong(String query, String field) {}
    for (Wrong wrong :
        List.of(
            new Wrong("trades?limit=0", "limit"),
            new Wrong("trades?limit=501", "limit"),
            new Wrong("trades?sort=-nothing", "sort"),
            new Wrong("accounts?sort=currency", "sort"),
            new Wrong("accounts/main/positions?sort=-quantity", "sort"),
            new Wrong("accounts/main/imports?sort=importedAt", "sort"),
            new Wrong("trades?status=OPEN", "status"),
            new Wrong("trades?side=long", "side"),
            new Wrong("trades?from=2026-02-30", "from"),
            new Wrong("trades?from=2026-03-02&to=2026-03-01", "from, to"),
            new Wrong("trades?cursor=abc", "cursor"),
            new Wrong("trades?cursor=%25%25", "cursor"),
            new Wrong("trades?accountId=a%20b", "accountId"),
            new Wrong("trades?symbol=%00", "symbol"),
            new Wrong("analytics/performance?bucket=year", "bucket"),
            new Wrong("analytics/breakdown", "by"),
            new Wrong("overview?currency=XXQ", "currency"))) {
      Answered answered = server.get("ann", "/api/trader/" + wrong.query());
      assertThat(answered.status()).as(wrong.query()).isEqualTo(400);
      assertThat(answered.json().get("field").asString()).isEqualTo(wrong.field());
    }
  }

  @Test
  void aCursorIsGoodForItsOwnListOnly() {
    JsonNode page = server.get("bob", "/api/trader/trades?limit=5").json();
    String cursor = page.get("nextCursor").asString();

    assertThat(page.get("items")).hasSize(5);
    assertThat(page.get("total").asInt()).isEqualTo(30);
    assertThat(server.get("bob", "/api/trader/trades?limit=9&cursor=" + cursor).status())
        .isEqualTo(200);
    for (String other : List.of("&sort=netPnl", "&side=LONG", "&accountId=main")) {
      assertThat(server.get("bob", "/api/trader/trades?cursor=" + cursor + other).status())
          .as(other)
          .isEqualTo(400);
    }
    assertThat(server.get("ann", "/api/trader/trades?cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void anExportGuardsTextsAndLeavesNumbersAlone() {
    Answered answered = server.get("ann", "/api/trader/trades.csv?accountId=main");

    String[] lines = answered.body().split("\r\n");
    assertThat(lines[0])
        .isEqualTo(
            "tradeId,accountId,symbol,side,status,openedAt,closedAt,quantity,multiplier,"
                + "averageEntry,averageExit,grossPnl,fees,netPnl,rMultiple,holdingSeconds,tags,"
                + "signalId,voidReason");
    assertThat(lines).hasSize(4);
    assertThat(lines[1]).startsWith("still,main,");
    assertThat(lines[2]).startsWith("second,main,").contains(",-30,0,-30,", "'=HYPERLINK(1);b");
    assertThat(answered.header("Content-Type")).startsWith("text/csv");
    assertThat(answered.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"trades-main-2026-03-11.csv\"");
    assertThat(answered.header("Tradefold-Position")).isEqualTo("1000@acme");
  }

  @Test
  void anExportThatIsUnchangedIsNotSentAgain() {
    String path = "/api/trader/trades.csv?accountId=main";
    String tag = String.valueOf(server.get("ann", path).header("ETag"));

    assertThat(tag).startsWith("W/\"");
    Answered again = server.get("ann", path, "If-None-Match", "\"other\", " + tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(again.header("Tradefold-Position")).isEqualTo("1000@acme");
    for (String other :
        List.of(path + "&side=LONG", path + "&sort=netPnl", "/api/trader/trades.csv")) {
      assertThat(server.get("ann", other, "If-None-Match", tag).status()).as(other).isEqualTo(200);
    }
    assertThat(server.get("bob", path, "If-None-Match", tag).status()).isEqualTo(200);
    server.progress().set("acme", 1_001);
    assertThat(server.get("ann", path, "If-None-Match", tag).status()).isEqualTo(200);
    assertThat(server.get("nobody", "/api/trader/trades.csv").header("ETag")).isNotNull();
  }

  @Test
  void oneTradeIsServedWithItsHistory() {
    JsonNode trade = server.get("ann", "/api/trader/accounts/main/trades/still").json();

    assertThat(trade.get("tradeId").asString()).isEqualTo("still");
    assertThat(trade.get("status").asString()).isEqualTo("open");
    assertThat(trade.get("note").asString()).isEqualTo("a note");
    assertThat(trade.get("executions").get(0).get("side").asString()).isEqualTo("BUY");
    assertThat(trade.get("executions").get(0).get("fee").asString()).isEqualTo("1");
    assertThat(trade.get("lots").get(0).get("remaining").asString()).isEqualTo("2");
    assertThat(server.get("ann", "/api/trader/accounts/main/trades/none").status()).isEqualTo(404);
  }

  @Test
  void accountsShowBalanceLimitsAndPositions() {
    JsonNode account = server.get("ann", "/api/trader/accounts/main").json();
    JsonNode risk = server.get("ann", "/api/trader/accounts/main/risk-settings").json();
    JsonNode positions = server.get("ann", "/api/trader/accounts/main/positions").json();
    JsonNode accounts = server.get("ann", "/api/trader/accounts?limit=1").json();

    assertThat(account.get("balance").asString()).isEqualTo("70");
    assertThat(account.get("openTrades").asInt()).isEqualTo(1);
    assertThat(risk.get("maxOpenTrades").asInt()).isEqualTo(3);
    assertThat(risk.get("allowedSymbols").isNull()).isTrue();
    assertThat(risk.get("use").get("dailyLoss").asString()).isEqualTo("30");
    assertThat(risk.get("use").get("left").toString())
        .isEqualTo("{\"openTrades\":2,\"positionNotional\":\"80\",\"dailyLoss\":\"470\"}");
    assertThat(positions.get("items").get(0).get("lots")).hasSize(1);
    assertThat(accounts.get("total").asInt()).isEqualTo(2);
    String cursor = accounts.get("nextCursor").asString();
    JsonNode rest = server.get("ann", "/api/trader/accounts?cursor=" + cursor).json();
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void importsArePagedNewestFirst() {
    List<String> seen = new ArrayList<>();
    String query = "?limit=4";
    while (true) {
      JsonNode page = server.get("ann", "/api/trader/accounts/main/imports" + query).json();
      assertThat(page.get("total").asInt()).isEqualTo(27);
      page.get("items").forEach(item -> seen.add(item.get("importId").asString()));
      if (page.get("nextCursor").isNull()) {
        break;
      }
      query = "?limit=4&cursor=" + page.get("nextCursor").asString();
    }
    assertThat(seen).hasSize(27).doesNotHaveDuplicates().startsWith("i92", "i91", "i90", "i82");
  }

  @Test
  void aCommunityExistsForThoseWhoBelongToItAlone() {
    for (String caller : List.of("owner", "operator", "ann", "bob")) {
      assertThat(server.get(caller, "/api/community/acme").status()).as(caller).isEqualTo(200);
    }
    assertThat(server.get("nobody", "/api/community/acme").status()).isEqualTo(404);
    assertThat(server.get("operator", "/api/community/none").status()).isEqualTo(404);
    assertThat(server.get("operator", "/api/community/a%20b").status()).isEqualTo(400);
  }

  @Test
  void aStrangerCannotTellACommunityFromNone() {
    server
        .world()
        .put(
            CommunityProfile.key(CommunityId.of("hidden")),
            900,
            new CommunityProfile(
                CommunityId.of("hidden"),
                "Hidden",
                CurrencyCode.of("USD"),
                Zone.of("UTC"),
                Annualisation.WEEKDAYS,
                TraderId.of("owner"),
                TODAY),
            TODAY);
    server.progress().set("hidden", 7);
    server.progress().set("other", 5);

    Answered hidden = server.get("nobody", "/api/community/hidden");
    Answered none = server.get("nobody", "/api/community/missed");

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.body().replace("hidden", "missed")).isEqualTo(none.body());
    assertThat(headers(hidden)).isEqualTo(headers(none));
    Answered owners = server.get("owner", "/api/community/hidden");
    assertThat(owners.header("Tradefold-Position")).isEqualTo("7@hidden");
    assertThat(owners.header("Tradefold-Lag-Ms")).isEqualTo("993");
    assertThat(owners.header("Tradefold-Blocked-At")).isEqualTo("2026-03-11T15:00:00Z");
  }

  private static Map<String, List<String>> headers(Answered answered) {
    Map<String, List<String>> headers = new TreeMap<>(answered.response().headers().map());
    headers.remove("date");
    return headers;
  }

  @Test
  void meNamesCommunitiesRolesAndHome() {
    assertThat(server.get("owner", "/api/me").body())
        .isEqualTo(
            "{\"id\":\"owner\",\"operator\":false,\"communities\":[{\"communityId\":\"acme\","
                + "\"name\":\"Acme\",\"roles\":[\"OWNER\"]}],\"home\":\"community\"}");
    JsonNode ann = server.get("ann", "/api/me").json();
    assertThat(ann.get("communities").get(0).get("roles").toString()).isEqualTo("[\"TRADER\"]");
    assertThat(ann.get("home").asString()).isEqualTo("trader");
  }

  @Test
  void aQueryWaitsForItsOwnCommunityAlone() throws Exception {
    server.progress().set("acme", 10);
    server.progress().set("other", 1);

    Answered there =
        server.get(
            "ann",
            "/api/trader/overview?accountId=main",
            "Tradefold-Min-Position",
            "10@acme",
            "Prefer",
            "wait=0");
    assertThat(there.status()).isEqualTo(200);
    assertThat(there.header("Tradefold-Position")).isEqualTo("10@acme");

    CompletableFuture<Answered> waiting =
        CompletableFuture.supplyAsync(
            () ->
                server.get(
                    "ann",
                    "/api/trader/overview?accountId=main",
                    "Tradefold-Min-Position",
                    "11@acme",
                    "Prefer",
                    "wait=30"));
    assertThat(waiting).isNotDone();
    server.progress().set("acme", 12);
    Answered arrived = waiting.get(20, TimeUnit.SECONDS);
    assertThat(arrived.status()).isEqualTo(200);
    assertThat(arrived.header("Tradefold-Position")).isEqualTo("12@acme");
  }

  @Test
  void whatIsNotReachedInTimeIsUnavailableForNow() {
    server.progress().set("acme", 10);

    long start = System.nanoTime();
    Answered answered =
        server.get("ann", "/api/me", "Tradefold-Min-Position", "999999@acme", "Prefer", "wait=1");

    assertThat(answered.status()).isEqualTo(503);
    assertThat(answered.header("Retry-After")).isEqualTo("1");
    assertThat(answered.json().get("type").asString())
        .isEqualTo("urn:tradefold:problem:unavailable");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void headersThatCannotBeReadAreRefused() {
    for (String position : List.of("x", "-1", "1@", "1@a b")) {
      assertThat(server.get("ann", "/api/me", "Tradefold-Min-Position", position).status())
          .as(position)
          .isEqualTo(400);
    }
    for (String prefer :
        List.of("wait=31", "wait=-1", "wait=x", "wait", "respond-async, wait=99")) {
      assertThat(server.get("ann", "/api/me", "Prefer", prefer).status()).as(prefer).isEqualTo(400);
    }
    assertThat(server.get("ann", "/api/me", "Prefer", "respond-async, WAIT=3;x=1").status())
        .isEqualTo(200);
  }

  @Test
  void whatMissesEventsSaysSinceWhen() {
    AccountRef stuck = RandomTrades.account("acme", "stuck", "main", "USD", "UTC");
    StoredLedgers ledgers = new StoredLedgers().account(stuck);
    ledgers.store(server.world(), 900);
    server.world().put(AccountView.key(stuck), 900, ledgers.view(stuck), TODAY);

    for (String path :
        List.of("accounts/main", "trades", "trades.csv", "accounts/main/positions")) {
      assertThat(server.get("stuck", "/api/trader/" + path).header("Tradefold-Blocked-At"))
          .as(path)
          .isEqualTo("2026-03-11T15:00:00Z");
    }
  }

  @Test
  void askingThroughTheGatewayCostsMicroseconds() {
    QueryGateway gateway = server.bean(QueryGateway.class);
    StoredViews views = server.bean(StoredViews.class);
    LedgerId ledger = LedgerId.of(MAIN);
    AnswerType<Overview> type = new AnswerType<>(Overview.class);
    long through = Long.MAX_VALUE;
    long direct = Long.MAX_VALUE;
    for (int i = 0; i < 200; i++) {
      long start = System.nanoTime();
      gateway.query(new PerformanceQuery.OverviewOf(ledger), type).join();
      long middle = System.nanoTime();
      views.hot(Views.OVERVIEW, ledger.value(), Overview.slot(Overview.key(ledger)));
      through = Math.min(through, middle - start);
      direct = Math.min(direct, System.nanoTime() - middle);
    }
    assertThat(Duration.ofNanos(through - direct)).isLessThan(Duration.ofMillis(1));
  }

  @Test
  void anAnswerThatFailsInTheMiddleIsBrokenOff() {
    assertThatThrownBy(() -> server.get("ann", "/half")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void figuresOfARangeAreServed() {
    JsonNode performance =
        server
            .get(
                "ann",
                "/api/trader/analytics/performance?accountId=main&from=2026-03-09&to=2026-03-31&bucket=day")
            .json();
    JsonNode breakdown =
        server.get("ann", "/api/trader/analytics/breakdown?accountId=main&by=weekday").json();

    assertThat(performance.get("to").asString()).isEqualTo("2026-03-11");
    assertThat(performance.get("summary").get("netPnl").asString()).isEqualTo("70");
    assertThat(performance.get("buckets")).hasSize(3);
    assertThat(breakdown.get("items")).hasSize(2);
  }
}
