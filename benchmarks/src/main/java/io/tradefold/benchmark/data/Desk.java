package io.tradefold.benchmark.data;

import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A trader with an account who opens a trade by hand, closes it, opens the next. Not for several
 * threads.
 */
public final class Desk {

  private static final int COMMUNITIES = 4;
  private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA", "AMZN");

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
    for (int i = 0; i < COMMUNITIES; i++) {
      Community.register(wire, owner, "desks-" + i);
    }
  }

  /**
   * Opens an account of caller number so and so.
   *
   * @param prefix of its trades' ids, other ones after each start
   */
  public static Desk open(Wire wire, int number, String prefix) {
    Desk desk = of(number, prefix);
    Community.openAccount(
        wire,
        desk.calls,
        "desks-" + number % COMMUNITIES,
        desk.account,
        LocalDate.now(ZoneOffset.UTC));
    return desk;
  }

  /** One that has been opened before. */
  public static Desk of(int number, String prefix) {
    String caller = ServerProcess.caller(number);
    return new Desk(Calls.of(caller), "account-of-" + caller, prefix);
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
            .formatted(trade, SYMBOLS.get(number / 2 % SYMBOLS.size())));
  }

  /** What its dashboard opens with. */
  public byte[] overview() {
    return calls.get(overviewPath());
  }

  public String overviewPath() {
    return "/api/trader/overview?accountId=" + account;
  }

  public Calls calls() {
    return calls;
  }
}
