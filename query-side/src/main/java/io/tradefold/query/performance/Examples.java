package io.tradefold.query.performance;

/** What answers look like, for the description of the interface. */
final class Examples {

  static final String OVERVIEW =
      """
      {"currency": "USD", "balance": "10450", "startingBalance": "10000", "netPnl": "450",
       "today": "-30", "thisWeek": "50", "thisMonth": "450", "openTrades": 1,
       "realisedOfOpen": "-1.5", "trades": 8, "winRate": 0.625, "profitFactor": 2.607142857142857,
       "currentStreak": -1,
       "bestTrade": {"tradeId": "t5", "accountId": "main", "symbol": "NVDA", "netPnl": "300",
         "closedAt": "2026-03-06T15:30:00Z"},
       "worstTrade": {"tradeId": "t4", "accountId": "main", "symbol": "ES", "netPnl": "-150",
         "closedAt": "2026-03-05T15:30:00Z"},
       "maxDrawdown": {"amount": "150", "from": "2026-03-04T15:30:00Z",
         "to": "2026-03-05T15:30:00Z", "recoveredAt": "2026-03-06T15:30:00Z",
         "percent": 0.014492753623188406},
       "balanceCurve": [{"day": "2026-03-02", "balance": "10100"},
         {"day": "2026-03-11", "balance": "10450"}],
       "recentTrades": [{"tradeId": "t8", "accountId": "main", "symbol": "AAPL", "side": "LONG",
         "status": "closed", "openedAt": "2026-03-11T14:30:00Z", "closedAt": "2026-03-11T15:30:00Z",
         "quantity": "100", "multiplier": "1", "averageEntry": "190.5", "averageExit": "190.21",
         "grossPnl": "-29", "fees": "1", "netPnl": "-30", "rMultiple": -0.3,
         "holdingSeconds": 3600, "tags": ["breakout"], "signalId": null, "voidReason": null}]}
      """;

  static final String PERFORMANCE =
      """
      {"from": "2026-03-02", "to": "2026-03-11", "currency": "USD",
       "conventions": {"annualisation": 252, "ddof": 1, "riskFree": 0,
         "returns": "net P&L of the day / balance at its start"},
       "summary": {"trades": 8, "wins": 5, "losses": 3, "breakEven": 0, "winRate": 0.625,
         "grossProfit": "730", "grossLoss": "-280", "fees": "8", "adjustments": "0",
         "netPnl": "450", "profitFactor": 2.607142857142857, "averageWin": "146",
         "averageLoss": "-93.3333333333", "payoffRatio": 1.5642857142857143,
         "expectancy": "56.25", "expectancyRatio": 0.6026785714285714,
         "kelly": 0.3852739726027397, "sqn": 1.062390072, "sharpe": 6.0898383164,
         "averageR": null, "undefined": {"averageR": "no-stops"}},
       "buckets": [{"start": "2026-03-02", "netPnl": "500", "trades": 5, "wins": 4, "losses": 1,
         "balance": "10500", "drawdown": 0},
        {"start": "2026-03-09", "netPnl": "-50", "trades": 3, "wins": 1, "losses": 2,
         "balance": "10450", "drawdown": 0.004761904761904762}]}
      """;

  static final String BREAKDOWN =
      """
      {"items": [
        {"key": "AAPL", "trades": 5, "netPnl": "350", "winRate": 0.8,
         "profitFactor": 4.5, "expectancy": "70"},
        {"key": "ES", "trades": 3, "netPnl": "100", "winRate": 0.3333333333333333,
         "profitFactor": 1.5, "expectancy": "33.3333333333"}]}
      """;

  private Examples() {}
}
