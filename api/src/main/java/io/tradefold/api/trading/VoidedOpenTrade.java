package io.tradefold.api.trading;

import java.time.Instant;
import java.util.Comparator;

/**
 * A trade that was voided while it was open. Its executions count nowhere; it stays visible, filed
 * under the day it was opened.
 */
public record VoidedOpenTrade(AccountId accountId, OpenTrade trade, String reason) {

  /** By opening, then by account and id. */
  public static final Comparator<VoidedOpenTrade> ORDER =
      Comparator.<VoidedOpenTrade, Instant>comparing(voided -> voided.trade().openedAt())
          .thenComparing(voided -> voided.accountId().value())
          .thenComparing(voided -> voided.trade().tradeId().value());
}
