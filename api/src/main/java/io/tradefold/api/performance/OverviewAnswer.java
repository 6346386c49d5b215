package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TradeItem;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/trader/overview}.
 *
 * @param startingBalance of all accounts in it
 * @param today net P&amp;L of the reader's day; so are thisWeek, from Monday, and thisMonth
 * @param openTrades how many
 * @param realisedOfOpen realised so far of open trades, minus all their fees; not in netPnl
 * @param trades how many closed ones count
 * @param currentStreak wins positive, losses negative
 * @param undefined why a field is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OverviewAnswer(
    CurrencyCode currency,
    Amount balance,
    Amount startingBalance,
    Amount netPnl,
    Amount today,
    Amount thisWeek,
    Amount thisMonth,
    int openTrades,
    Amount realisedOfOpen,
    int trades,
    @Nullable Double winRate,
    @Nullable Double profitFactor,
    int currentStreak,
    @Nullable TradeRef bestTrade,
    @Nullable TradeRef worstTrade,
    MaxDrawdown maxDrawdown,
    List<BalancePoint> balanceCurve,
    List<TradeItem> recentTrades,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {}
