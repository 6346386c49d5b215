package io.tradefold.benchmark.data;

import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A trader with an account who opens a trade by hand, closes it, opens the next. Not for several
 * threads.
 */
public final class Desk {

  /** Of one caller. */
  private static final int ACCOUNTS = 2;

  /** Among which the accounts of the same number of all callers are divided. */
  private static final int COMMUNITIES = 4;

  /** How many desks there are. */
  public static final int MOST = ServerProcess.CALLERS * ACCOUNTS;

  private static final int SYMBOLS = 4;

  private final Calls calls;
  private final String account;
  private final String prefix;
  private int commands;

  private Desk(Calls calls, String account, String prefix) {
    this.calls = calls;
    this.account = account;
    this.prefix = prefix;
  }

  /** Registers the communities of all desks. */
  public static void registerCommunities(Wire wire) {
    Calls owner = Calls.of(ServerProcess.TRADER);
    for (int number = 0; number < COMMUNITIES * ACCOUNTS; number++) {
      Community.register(wire, owner, "desks-" + number);
    }
  }

  private static String community(int number) {
    int account = number / ServerProcess.CALLERS;
    return "desks-" + (account * COMMUNITIES + number % COMMUNITIES);
  }

  /**
   * Opens the account of a desk.
   *
   * @param number below {@link #MOST}
   * @param prefix of its trades' ids, other ones after each start
   */
  public static Desk open(Wire wire, int number, String prefix) {
    Desk desk = of(number, prefix);
    Community.openAccount(
        wire, desk.calls, community(number), desk.account, LocalDate.now(ZoneOffset.UTC));
    return desk;
  }

  /** One that has been opened before. */
  public static Desk of(int number, String prefix) {
    String caller = ServerProcess.caller(number % ServerProcess.CALLERS);
    return new Desk(Calls.of(caller), "desk-" + number, prefix);
  }

  /** Opens a trade, or closes the one that is open. */
  public byte[] next() {
    int number = commands++;
    String trade = prefix + number / 2;
    String trades = "/api/trader/accounts/" + account + "/trades";
    if (number % 2 == 1) {
      return calls.post(
          trades + "/" + trade + "/close",
          "{\"price\": \"%d.%02d\", \"fee\": \"0.35\"}".formatted(99 + number % 4, number % 100));
    }
    return calls.post(
        trades,
        """
        {"tradeId": "%s", "symbol": "%s", "side": "LONG", "quantity": "10", "price": "100.5",
         "fee": "0.35", "stopLoss": "98"}"""
            .formatted(trade, symbol(number)));
  }

  /** Its own of each prefix: a trade that a stopped server left open is in nobody's way. */
  private String symbol(int number) {
    return prefix.toUpperCase(Locale.ROOT) + number / 2 % SYMBOLS;
  }

  /** What its dashboard opens with. */
  public byte[] overview() {
    return calls.get(overviewPath());
  }

  /** Every figure of the account, day by day. */
  public byte[] performance() {
    return calls.get("/api/trader/analytics/performance?bucket=day&accountId=" + account);
  }

  /** Its last trades. */
  public byte[] trades() {
    return calls.get("/api/trader/trades?limit=20&accountId=" + account);
  }

  public String overviewPath() {
    return "/api/trader/overview?accountId=" + account;
  }

  public Calls calls() {
    return calls;
  }
}
