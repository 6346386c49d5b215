package io.tradefold.query.trading;

/** What answers look like, for the description of the interface. */
final class Examples {

  static final String TRADES =
      """
      {"items": [{"tradeId": "t8", "accountId": "main", "symbol": "AAPL", "side": "LONG",
         "status": "closed", "openedAt": "2026-03-11T14:30:00Z", "closedAt": "2026-03-11T15:30:00Z",
         "quantity": "100", "multiplier": "1", "averageEntry": "190.5", "averageExit": "190.21",
         "grossPnl": "-29", "fees": "1", "netPnl": "-30", "rMultiple": -0.3,
         "holdingSeconds": 3600, "tags": ["breakout"], "signalId": null, "voidReason": null}],
       "nextCursor": "MXw5ZjFiYzI", "total": 8}
      """;

  static final String TRADES_CSV =
      """
      tradeId,accountId,symbol,side,status,openedAt,closedAt,quantity,multiplier,averageEntry,\
      averageExit,grossPnl,fees,netPnl,rMultiple,holdingSeconds,tags,signalId,voidReason
      t8,main,AAPL,LONG,closed,2026-03-11T14:30:00Z,2026-03-11T15:30:00Z,100,1,190.5,190.21,\
      -29,1,-30,-0.3,3600,breakout,,
      """;

  static final String TRADE =
      """
      {"tradeId": "t1", "accountId": "main", "symbol": "AAPL", "side": "LONG", "status": "open",
       "openedAt": "2026-03-02T14:30:00Z", "closedAt": null, "quantity": "200", "multiplier": "1",
       "averageEntry": "10.5", "averageExit": "12", "grossPnl": "250", "fees": "3",
       "netPnl": "247", "rMultiple": null, "holdingSeconds": null, "tags": [], "signalId": null,
       "voidReason": null, "stopLoss": "9.5", "note": null,
       "executions": [
        {"executionId": "t1", "at": "2026-03-02T14:30:00Z", "side": "BUY", "quantity": "100",
         "price": "10", "fee": "1", "rate": "1", "importId": null,
         "recordedAt": "2026-03-02T14:30:01Z", "realised": "0", "matches": []},
        {"executionId": "x2", "at": "2026-03-02T15:00:00Z", "side": "SELL", "quantity": "50",
         "price": "15", "fee": "2", "rate": "1", "importId": null,
         "recordedAt": "2026-03-02T15:00:01Z", "realised": "250",
         "matches": [{"lot": "t1", "quantity": "50", "entry": "10", "realised": "250"}]}],
       "lots": [{"executionId": "t1", "at": "2026-03-02T14:30:00Z", "quantity": "100",
         "remaining": "50", "price": "10", "rate": "1"}]}
      """;

  static final String ACCOUNTS =
      """
      {"items": [{"accountId": "main", "communityId": "acme", "name": "Main", "currency": "USD",
         "timeZone": "America/New_York", "annualisation": 252,
         "openedAt": "2026-01-02T09:00:00Z", "closed": false}],
       "nextCursor": null, "total": 1}
      """;

  static final String ACCOUNT =
      """
      {"accountId": "main", "communityId": "acme", "name": "Main", "currency": "USD",
       "timeZone": "America/New_York", "annualisation": 252, "openedAt": "2026-01-02T09:00:00Z",
       "closed": false, "startingBalance": "10000", "balance": "10450", "openTrades": 1,
       "riskSettings": {"maxOpenTrades": 5, "maxPositionNotional": "20000",
         "maxDailyLoss": "500", "allowedSymbols": null},
       "broker": {"name": "IBKR", "externalAccount": "U1234567"}}
      """;

  static final String RISK_SETTINGS =
      """
      {"maxOpenTrades": 5, "maxPositionNotional": "20000", "maxDailyLoss": "500",
       "allowedSymbols": null,
       "use": {"openTrades": 1, "positions": [{"symbol": "AAPL", "notional": "19050"}],
         "day": "2026-03-11", "dailyNetPnl": "-30", "dailyLoss": "30",
         "left": {"openTrades": 4, "positionNotional": "950", "dailyLoss": "470"}}}
      """;

  static final String POSITIONS =
      """
      {"items": [{"tradeId": "t9", "symbol": "AAPL", "side": "LONG",
         "openedAt": "2026-03-11T16:00:00Z", "quantity": "100", "multiplier": "1",
         "averageEntry": "190.5", "notional": "19050", "realised": "-1.5", "fees": "1.5",
         "stopLoss": "188", "signalId": null, "tags": [],
         "lots": [{"executionId": "t9", "at": "2026-03-11T16:00:00Z", "quantity": "100",
           "remaining": "100", "price": "190.5", "rate": "1"}]}],
       "nextCursor": null, "total": 1}
      """;

  static final String IMPORTS =
      """
      {"items": [{"importId": "2026-q1", "importedAt": "2026-03-31T18:00:00Z", "by": "ann",
         "accepted": 412, "duplicates": 3, "rejectedRows": 0, "tradesOpened": 120,
         "tradesClosed": 118, "undoneAt": null}],
       "nextCursor": null, "total": 1}
      """;

  private Examples() {}
}
