package io.tradefold.server.demo;

import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.TraderId;
import java.time.Duration;
import java.util.List;

/**
 * How one of the demo people trades one account.
 *
 * @param skill how often the trade is taken on the side that turns out right; the rest is a coin
 *     toss
 * @param tradesPerDay entries on an average trading day
 * @param holding how long a trade is meant to last on average
 * @param riskShare share of the starting balance between entry and stop
 * @param scaling how often a trade is built or taken off in two parts
 * @param imported whether the account is filled by broker files instead of by hand
 */
record Style(
    TraderId trader,
    AccountId account,
    String accountName,
    String currency,
    int startingBalance,
    List<Market> markets,
    double skill,
    double tradesPerDay,
    Duration holding,
    double riskShare,
    double scaling,
    boolean imported) {}
