package io.tradefold.server.demo;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.TraderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is in the demo, and how they trade. */
final class DemoPeople {

  static final CommunityId COMMUNITY = CommunityId.of("harbour");
  static final TraderId HOST = TraderId.of("helen");
  static final TraderId OPERATOR = TraderId.of("otto");

  private static final List<Market> STOCKS =
      List.of(
          Market.stock("AAPL", 190, 0.016, 0.12),
          Market.stock("MSFT", 420, 0.015, 0.10),
          Market.stock("NVDA", 95, 0.031, 0.35),
          Market.stock("JPM", 205, 0.013, 0.09),
          Market.stock("XOM", 114, 0.014, 0.02));

  private static final List<Market> FUTURES =
      List.of(
          Market.future("ES", 5400, 0.010, 0.08, 2, "50"),
          Market.future("NQ", 18800, 0.014, 0.10, 2, "20"),
          Market.future("CL", 78, 0.021, -0.05, 2, "1000"),
          Market.future("GC", 2350, 0.010, 0.15, 1, "100"));

  private static final List<Market> CRYPTO =
      List.of(
          Market.crypto("BTC-USD", 62000, 0.026, 0.25),
          Market.crypto("ETH-USD", 3100, 0.033, 0.10),
          Market.crypto("SOL-USD", 145, 0.042, 0.15));

  private static final List<Market> FOREX =
      List.of(
          Market.forex("EUR/USD", 1.085, 0.0045),
          Market.forex("EUR/GBP", 0.845, 0.0035),
          Market.forex("EUR/CHF", 0.965, 0.0033));

  /** Every account of the demo. */
  static final List<Style> STYLES =
      List.of(
          new Style(
              TraderId.of("ann"),
              AccountId.of("swing"),
              "Swing, US stocks",
              "USD",
              60_000,
              STOCKS,
              0.24,
              0.9,
              Duration.ofHours(70),
              0.006,
              0.30,
              false),
          new Style(
              TraderId.of("bela"),
              AccountId.of("futures"),
              "Index and metals day trading",
              "USD",
              150_000,
              FUTURES,
              0.16,
              2.2,
              Duration.ofHours(4),
              0.004,
              0.20,
              false),
          new Style(
              TraderId.of("bela"),
              AccountId.of("retirement"),
              "Long only",
              "USD",
              40_000,
              STOCKS.subList(0, 3),
              0.30,
              0.12,
              Duration.ofHours(500),
              0.010,
              0.10,
              false),
          new Style(
              TraderId.of("chen"),
              AccountId.of("exchange"),
              "Crypto, exchange files",
              "USD",
              25_000,
              CRYPTO,
              0.20,
              1.6,
              Duration.ofHours(16),
              0.006,
              0.25,
              true),
          new Style(
              TraderId.of("dora"),
              AccountId.of("fx"),
              "Majors against the euro",
              "EUR",
              30_000,
              FOREX,
              0.05,
              1.1,
              Duration.ofHours(20),
              0.008,
              0.15,
              false));

  private DemoPeople() {}

  /** Everybody who gets an access token, with what they are there to show. */
  static Map<TraderId, String> everybody() {
    Map<TraderId, String> people = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    people.put(HOST, "owns the community " + COMMUNITY);
    people.put(OPERATOR, "operates the platform");
    STYLES.forEach(
        style -> people.merge(style.trader(), style.accountName(), (a, b) -> a + "; " + b));
    return people;
  }
}
