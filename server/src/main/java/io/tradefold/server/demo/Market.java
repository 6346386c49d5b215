package io.tradefold.server.demo;

import io.tradefold.api.money.Factor;
import io.tradefold.api.trading.Symbol;

/**
 * Something the demo people trade.
 *
 * @param start the price at the beginning, in the quote currency
 * @param dailyVolatility standard deviation of a day's logarithmic return
 * @param yearlyDrift expected logarithmic return of a year
 * @param priceDecimals decimals of a quoted price
 * @param lotDecimals decimals of a quantity: 0 for shares and contracts
 * @param multiplier units of the quote currency per point and contract
 * @param feeShare fee as a share of the notional
 * @param hours when it trades
 */
record Market(
    Symbol symbol,
    double start,
    double dailyVolatility,
    double yearlyDrift,
    int priceDecimals,
    int lotDecimals,
    Factor multiplier,
    double feeShare,
    Hours hours) {

  /** When a market is open. */
  enum Hours {
    /** 14:30 to 21:00 UTC on weekdays, roughly New York. */
    EXCHANGE,
    /** Round the clock on weekdays. */
    WEEKDAYS,
    /** Always. */
    ALWAYS
  }

  static Market stock(String symbol, double start, double volatility, double drift) {
    return new Market(
        Symbol.of(symbol), start, volatility, drift, 2, 0, Factor.ONE, 0.0001, Hours.EXCHANGE);
  }

  static Market future(
      String symbol,
      double start,
      double volatility,
      double drift,
      int decimals,
      String multiplier) {
    return new Market(
        Symbol.of(symbol),
        start,
        volatility,
        drift,
        decimals,
        0,
        Factor.of(multiplier),
        0.00001,
        Hours.WEEKDAYS);
  }

  static Market crypto(String symbol, double start, double volatility, double drift) {
    return new Market(
        Symbol.of(symbol), start, volatility, drift, 2, 4, Factor.ONE, 0.0006, Hours.ALWAYS);
  }

  static Market forex(String symbol, double start, double volatility) {
    return new Market(
        Symbol.of(symbol), start, volatility, 0, 5, -3, Factor.ONE, 0.00002, Hours.WEEKDAYS);
  }
}
