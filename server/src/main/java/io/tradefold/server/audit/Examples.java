package io.tradefold.server.audit;

/** What answers look like, in the description of the interface. */
final class Examples {

  static final String VERIFICATION =
      """
      {"verificationId": "5b0f", "communityId": null, "state": "DIFFERENT",
       "stage": {"phase": "comparing trades", "done": 2469, "total": 2469, "perSecond": 7161,
                 "secondsLeft": 0, "since": "2026-03-02T09:00:03Z"},
       "events": 4392, "documents": 5543, "redisKeys": 14, "redis": "compared", "blocked": [],
       "incomplete": 0, "notCompared": [], "differencesInAll": 1,
       "differences": [{"projection": "ledgers", "document": "overview/acme:account:ann:main",
                        "field": "view.netPnl", "stored": "6", "expected": "5"}],
       "error": null, "requestedBy": "otto", "startedAt": "2026-03-02T09:00:00Z",
       "endedAt": "2026-03-02T09:00:04Z"}
      """;

  static final String VERIFICATIONS = "[" + VERIFICATION + "]";

  static final String REBUILD =
      """
      {"rebuildId": "7c1e", "projection": "ledgers", "version": 1, "generation": 2, "previous": 1,
       "state": "SWITCHED",
       "stage": {"phase": "catching up", "done": 4405, "total": 4405, "perSecond": 9000,
                 "secondsLeft": 0, "since": "2026-03-02T09:00:03Z"},
       "starts": 1, "events": 4393, "documents": 3069, "error": null, "requestedBy": "otto",
       "startedAt": "2026-03-02T09:00:00Z", "endedAt": "2026-03-02T09:00:06Z"}
      """;

  static final String REBUILDS = "[" + REBUILD + "]";

  private static final String DOCUMENT =
      """
      {"id": "bGVkZ2Vycy12MS1nMS9hY2NvdW50L2FjbWU", "projection": "ledgers", "generation": 1,
       "communityId": "acme", "document": "account/acme:account:ann:main",
       "blockedAt": "2026-03-02T09:00:00Z", "position": 4406,
       "event": "io.tradefold.api.trading.TradingEvent$TradeClosed",
       "error": "java.lang.IllegalStateException: trade t-1 is not open", "missed": 3}
      """;

  static final String BLOCKED = "[" + DOCUMENT + "]";
  static final String MENDED = "{\"mended\": true, \"blocked\": null}";

  private Examples() {}
}
