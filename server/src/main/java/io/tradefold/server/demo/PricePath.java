package io.tradefold.server.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A market's price through time: a geometric random walk in steps of a quarter of an hour, the same
 * for everybody who trades it. Prices are made up, so binary floating point is good enough until
 * they are quoted.
 */
final class PricePath {

  static final Duration STEP = Duration.ofMinutes(15);

  private static final double STEPS_A_DAY = 96;
  private static final double DAYS_A_YEAR = 365;

  private final Market market;
  private final Instant from;
  private final double[] prices;

  PricePath(Market market, Instant from, Instant to, Random random) {
    this.market = market;
    this.from = from;
    this.prices = new double[(int) Duration.between(from, to).dividedBy(STEP) + 2];
    double volatility = market.dailyVolatility() / Math.sqrt(STEPS_A_DAY);
    double drift = market.yearlyDrift() / (DAYS_A_YEAR * STEPS_A_DAY) - volatility * volatility / 2;
    double price = market.start();
    for (int i = 0; i < prices.length; i++) {
      prices[i] = price;
      price *= Math.exp(drift + volatility * random.nextGaussian());
    }
  }

  Market market() {
    return market;
  }

  /** The price at an instant of the path. */
  double at(Instant instant) {
    int step = (int) Duration.between(from, instant).dividedBy(STEP);
    return prices[Math.clamp(step, 0, prices.length - 1)];
  }

  /** A price as the market quotes it, never below its smallest step. */
  BigDecimal quote(double price) {
    BigDecimal tick = BigDecimal.ONE.movePointLeft(market.priceDecimals());
    return BigDecimal.valueOf(price)
        .setScale(market.priceDecimals(), RoundingMode.HALF_EVEN)
        .max(tick);
  }

  /** A quantity the market deals in, at least one lot. */
  BigDecimal lots(double quantity) {
    BigDecimal lot = BigDecimal.ONE.movePointLeft(market.lotDecimals());
    BigDecimal whole =
        BigDecimal.valueOf(quantity).setScale(market.lotDecimals(), RoundingMode.DOWN);
    BigDecimal capped = whole.max(lot);
    return capped.scale() < 0 ? capped.setScale(0) : capped;
  }
}
