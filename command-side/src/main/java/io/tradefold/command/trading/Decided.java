package io.tradefold.command.trading;

import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.util.List;
import java.util.Map;

/** What a command led to: the events, none when nothing changes, and what the caller is told. */
record Decided(List<TradingEvent> events, Outcome outcome) {

  Decided {
    events = List.copyOf(events);
  }

  static Decided account(AccountId id, TradingEvent... events) {
    return new Decided(List.of(events), new Outcome.Done(Map.of("accountId", id.value())));
  }

  static Decided trade(TradeId id, List<? extends TradingEvent> events) {
    return new Decided(List.copyOf(events), new Outcome.Done(Map.of("tradeId", id.value())));
  }

  static Decided execution(
      TradeId id, ExecutionId executionId, List<? extends TradingEvent> events) {
    return new Decided(
        List.copyOf(events),
        new Outcome.Done(Map.of("tradeId", id.value(), "executionId", executionId.value())));
  }

  static Decided refused(TradingEvent.TradeRefused event) {
    return new Decided(List.of(event), new Outcome.Refused(event.rule(), event.detail()));
  }
}
