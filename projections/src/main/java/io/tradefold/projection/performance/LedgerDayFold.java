package io.tradefold.projection.performance;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.api.trading.VoidedOpenTrade;
import io.tradefold.projection.engine.Fold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files what happens in an account under its day, twice: in the account's ledger and in the
 * trader's book. Both know the same about a day, so both are folded alike.
 */
public final class LedgerDayFold implements Fold<LedgerDay> {

  @Override
  public ViewType<LedgerDay> type() {
    return LedgerDay.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    if (!(event instanceof TradingEvent trading)) {
      return Set.of();
    }
    AccountRef account = trading.account();
    Set<ViewKey> keys = new HashSet<>();
    for (LocalDate day : days(trading)) {
      keys.add(LedgerDay.key(LedgerId.of(account), day));
      keys.add(LedgerDay.key(LedgerId.bookOf(account), day));
    }
    return keys;
  }

  @Override
  public @Nullable LedgerDay apply(
      ViewKey key, @Nullable LedgerDay view, Recorded<? extends Event> event) {
    if (!(event.event() instanceof TradingEvent trading)) {
      return view;
    }
    LedgerDay before =
        view != null
            ? view
            : LedgerDay.empty(
                LedgerDay.ledgerOf(key), LedgerDay.dayOf(key), trading.account().timeZone());
    LedgerDay after = after(before, trading);
    return after.isEmpty() ? null : after;
  }

  /** The days under which the event files something, or takes it away. */
  private static Set<LocalDate> days(TradingEvent event) {
    AccountRef account = event.account();
    return switch (event) {
      case TradingEvent.AccountOpened opened -> days(account, opened.openedAt());
      case TradingEvent.StartingBalanceMoved moved -> days(account, moved.from(), moved.to());
      case TradingEvent.Deposited deposited -> days(account, deposited.at());
      case TradingEvent.Withdrawn withdrawn -> days(account, withdrawn.at());
      case TradingEvent.Adjusted adjusted -> days(account, adjusted.at());
      case TradingEvent.TradeClosed closed -> days(account, closed.fill().result().closedAt());
      case TradingEvent.ExecutionsImported imported ->
          imported.fills().closingDays(account.timeZone());
      case TradingEvent.SymbolRematched rematched -> {
        Set<LocalDate> days =
            days(account, rematched.replaced().stream().map(ClosedTrade::closedAt));
        days.addAll(rematched.fills().closingDays(account.timeZone()));
        yield days;
      }
      case TradingEvent.ImportUndone undone ->
          days(
              account,
              undone.forgotten().stream().map(TradingEvent.ImportUndone.Forgotten::openedAt));
      case TradingEvent.TradeVoided voided -> days(account, filedAt(voided));
      case TradingEvent.TradeAnnotated annotated ->
          days(account, Stream.ofNullable(annotated.closedAt()));
      case TradingEvent.AccountRenamed _,
          TradingEvent.AccountClosed _,
          TradingEvent.RiskSettingsChanged _,
          TradingEvent.BrokerConnected _,
          TradingEvent.BrokerDisconnected _,
          TradingEvent.TradeOpened _,
          TradingEvent.TradeIncreased _,
          TradingEvent.TradeReduced _,
          TradingEvent.TradeRefused _,
          TradingEvent.ImportCompleted _ ->
          Set.of();
    };
  }

  private static Set<LocalDate> days(AccountRef account, Instant... instants) {
    return days(account, Stream.of(instants));
  }

  private static Set<LocalDate> days(AccountRef account, Stream<Instant> instants) {
    return instants.map(account::dayOf).collect(Collectors.toCollection(HashSet::new));
  }

  private static LedgerDay after(LedgerDay day, TradingEvent event) {
    DayFilter filter = new DayFilter(day.day(), day.timeZone().id());
    return switch (event) {
      case TradingEvent.AccountOpened opened -> day.deposited(opened.startingBalance());
      case TradingEvent.StartingBalanceMoved moved -> moved(day, filter, moved);
      case TradingEvent.Deposited deposited -> day.deposited(deposited.amount());
      case TradingEvent.Withdrawn withdrawn -> day.withdrawn(withdrawn.amount());
      case TradingEvent.Adjusted adjusted -> day.adjusted(adjusted.amount());
      case TradingEvent.TradeClosed closed ->
          day.replaced(List.of(), List.of(closed.fill().result()));
      case TradingEvent.ExecutionsImported imported ->
          day.replaced(List.of(), imported.fills().closedOn(day.day(), day.timeZone()));
      case TradingEvent.SymbolRematched rematched ->
          day.replaced(
              filter.closedOnIt(rematched.replaced()),
              rematched.fills().closedOn(day.day(), day.timeZone()));
      case TradingEvent.ImportUndone undone -> day.forgetting(accountId(undone), gone(undone));
      case TradingEvent.TradeVoided voided -> voided(day, voided);
      case TradingEvent.TradeAnnotated annotated ->
          day.tagged(annotated.account().accountId(), annotated.tradeId(), annotated.tags());
      case TradingEvent.AccountRenamed _,
          TradingEvent.AccountClosed _,
          TradingEvent.RiskSettingsChanged _,
          TradingEvent.BrokerConnected _,
          TradingEvent.BrokerDisconnected _,
          TradingEvent.TradeOpened _,
          TradingEvent.TradeIncreased _,
          TradingEvent.TradeReduced _,
          TradingEvent.TradeRefused _,
          TradingEvent.ImportCompleted _ ->
          day;
    };
  }

  private static AccountId accountId(TradingEvent event) {
    return event.account().accountId();
  }

  private static Set<TradeId> gone(TradingEvent.ImportUndone undone) {
    return undone.forgotten().stream()
        .map(TradingEvent.ImportUndone.Forgotten::tradeId)
        .collect(Collectors.toSet());
  }

  private static LedgerDay moved(
      LedgerDay day, DayFilter filter, TradingEvent.StartingBalanceMoved moved) {
    LedgerDay without =
        filter.contains(moved.from()) ? day.deposited(moved.amount().negate()) : day;
    return filter.contains(moved.to()) ? without.deposited(moved.amount()) : without;
  }

  private static Stream<Instant> filedAt(TradingEvent.TradeVoided voided) {
    if (voided.result() != null) {
      return Stream.of(voided.result().closedAt());
    }
    return Stream.ofNullable(voided.open()).map(OpenTrade::openedAt);
  }

  private static LedgerDay voided(LedgerDay day, TradingEvent.TradeVoided voided) {
    if (voided.open() == null) {
      return day.voided(voided.account().accountId(), voided.tradeId(), voided.reason());
    }
    return day.voided(
        new VoidedOpenTrade(voided.account().accountId(), voided.open(), voided.reason()));
  }
}
