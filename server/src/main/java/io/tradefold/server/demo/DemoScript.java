package io.tradefold.server.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everything the demo people do in the year and a half before an instant, account by account. The
 * same seed and hour give the same commands, so that a demo whose making was interrupted can be
 * continued.
 */
final class DemoScript {

  private static final int DAYS = 548;

  private final long seed;
  private final Instant to;
  private final Instant from;

  DemoScript(long seed, Instant now) {
    this.seed = seed;
    this.to = now.truncatedTo(ChronoUnit.HOURS);
    this.from = to.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).minusDays(DAYS).toInstant();
  }

  /** One list an account, each in the order in which its commands must be sent. */
  List<List<DemoStep>> accounts() {
    Map<Market, PricePath> paths = new HashMap<>();
    List<List<DemoStep>> accounts = new ArrayList<>();
    for (Style style : DemoPeople.STYLES) {
      List<PricePath> traded =
          style.markets().stream()
              .map(market -> paths.computeIfAbsent(market, this::pathOf))
              .toList();
      accounts.add(new DemoTrading(style, traded, from, to, randomFor(style.account())).steps());
    }
    return accounts;
  }

  private PricePath pathOf(Market market) {
    return new PricePath(market, from, to, randomFor(market.symbol()));
  }

  /** A stream of its own for each thing, so that changing one leaves the others as they are. */
  private Random randomFor(Object thing) {
    return new Random(seed * 31 + thing.toString().hashCode());
  }
}
