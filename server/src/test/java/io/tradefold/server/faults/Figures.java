package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradefold.server.faults.Book.Deal;
import io.tradefold.server.faults.Book.Status;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the server shows of an account, held against the account's book. */
final class Figures {

  private Figures() {}

  /** All of it: overview, performance, and every trade. */
  static void areRight(Api api, Answer after, Account account) {
    overviewIsRight(api, after, account);
    performanceIsRight(api, after, account);
    tradesAreRight(api, after, account);
  }

  /** After a trader's step, what it led to is there. */
  static void overviewIsRight(Api api, Trader.Step step) {
    overviewIsRight(api, step.answer(), step.account());
  }

  /** The first page of a dashboard, which comes from Redis as long as there is one. */
  private static void overviewIsRight(Api api, Answer after, Account account) {
    overviewIsRight(api.getAfter(after, overview(account)), account);
  }

  static String overview(Account account) {
    return "/api/trader/overview?accountId=" + account.id;
  }

  static void overviewIsRight(Answer answer, Account account) {
    JsonNode overview = shown(answer);
    Book book = account.book;
    String told = account.id + ": " + overview;
    amount(overview, "balance", book.balance(), told);
    amount(overview, "netPnl", book.netPnl(), told);
    amount(overview, "realisedOfOpen", book.realisedOfOpen(), told);
    count(overview, "trades", book.count(Status.CLOSED), told);
    count(overview, "openTrades", book.count(Status.OPEN), told);
    if (book.count(Status.CLOSED) > 0) {
      double winRate = (double) book.closedWith(1) / book.count(Status.CLOSED);
      assertThat(overview.get("winRate").asDouble()).as(told).isCloseTo(winRate, within(1e-9));
    }
  }

  private static void performanceIsRight(Api api, Answer after, Account account) {
    JsonNode performance =
        shown(
            api.getAfter(
                after, "/api/trader/analytics/performance?bucket=week&accountId=" + account.id));
    JsonNode summary = performance.get("summary");
    Book book = account.book;
    String told = account.id + ": " + summary;
    amount(summary, "netPnl", book.netPnl(), told);
    count(summary, "trades", book.count(Status.CLOSED), told);
    count(summary, "wins", book.closedWith(1), told);
    count(summary, "losses", book.closedWith(-1), told);
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode bucket : performance.get("buckets")) {
      sum = sum.add(new BigDecimal(bucket.get("netPnl").asString()));
    }
    assertThat(sum).as(told).isEqualByComparingTo(book.netPnl());
  }

  private static void tradesAreRight(Api api, Answer after, Account account) {
    Map<String, String> expected = new TreeMap<>();
    account.book.deals().forEach((id, deal) -> expected.put(id, told(deal)));
    Map<String, String> listed = new TreeMap<>();
    String path = "/api/trader/trades?limit=500&accountId=" + account.id;
    JsonNode page = shown(api.getAfter(after, path));
    assertThat(page.get("total").asInt()).as(account.id).isEqualTo(expected.size());
    while (true) {
      for (JsonNode item : page.get("items")) {
        assertThat(listed.put(item.get("tradeId").asString(), told(item))).isNull();
      }
      if (page.get("nextCursor").isNull()) {
        break;
      }
      page = shown(api.get(path + "&cursor=" + page.get("nextCursor").asString()));
    }
    assertThat(listed).as(account.id).isEqualTo(expected);
  }

  private static String told(Deal deal) {
    String status = deal.status().name().toLowerCase(Locale.ROOT);
    return deal.status() == Status.CLOSED ? status + " " + plain(deal.net()) : status;
  }

  private static String told(JsonNode item) {
    String status = item.get("status").asString();
    return status.equals("closed")
        ? status + " " + plain(new BigDecimal(item.get("netPnl").asString()))
        : status;
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static JsonNode shown(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private static void amount(JsonNode shown, String field, BigDecimal expected, String told) {
    assertThat(new BigDecimal(shown.get(field).asString()))
        .as("%s of %s", field, told)
        .isEqualByComparingTo(expected);
  }

  private static void count(JsonNode shown, String field, long expected, String told) {
    assertThat(shown.get(field).asLong()).as("%s of %s", field, told).isEqualTo(expected);
  }
}
