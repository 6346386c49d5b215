package io.tradefold.projection.trading;

import static io.tradefold.projection.trading.Desk.ACCOUNT;
import static io.tradefold.projection.trading.Desk.IMPORT;
import static io.tradefold.projection.trading.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.AdjustmentKind;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.community.CommunityProfileFold;
import io.tradefold.projection.engine.Fold;
import io.tradefold.projection.performance.LedgerDayFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fold meets every event there is, and what is no concern of it changes none of its views.
 */
class EveryEventTest {

  /** Of a feature these folds know nothing of. */
  private record Foreign(CommunityId communityId) implements Event {}

  private static final Foreign FOREIGN = new Foreign(ACCOUNT.communityId());
  private static final List<Event> HISTORY = history();

  static Stream<Fold<?>> folds() {
    return Stream.of(
        new AccountFold(),
        new TraderAccountsFold(),
        new TradeFold(),
        new ImportFold(),
        new LedgerDayFold(),
        new CommunityProfileFold());
  }

  private static List<Event> history() {
    Desk desk = new Desk();
    List<Event> events = new ArrayList<>();
    events.add(
        new CommunityEvent.Registered(
            ACCOUNT.communityId(),
            "Acme",
            ACCOUNT.currency(),
            ACCOUNT.timeZone(),
            ACCOUNT.annualisation(),
            ACCOUNT.traderId()));
    events.add(
        new CommunityEvent.ProfileChanged(
            ACCOUNT.communityId(), "Acme Traders", Annualisation.EVERY_DAY));
    events.add(Desk.opened());
    events.add(new TradingEvent.AccountRenamed(ACCOUNT, "Swing"));
    events.add(
        new TradingEvent.StartingBalanceMoved(
            ACCOUNT, Amount.of(10_000), START, START.minusSeconds(86_400)));
    events.add(new TradingEvent.Deposited(ACCOUNT, Amount.of(5), START));
    events.add(new TradingEvent.Withdrawn(ACCOUNT, Amount.of(2), START));
    events.add(new TradingEvent.Adjusted(ACCOUNT, AdjustmentKind.FEE, Amount.of(-1), START, null));
    events.add(new TradingEvent.RiskSettingsChanged(ACCOUNT, RiskSettings.NONE));
    events.add(new TradingEvent.BrokerConnected(ACCOUNT, "IBKR", null));
    events.add(new TradingEvent.BrokerDisconnected(ACCOUNT, "IBKR"));
    byHand(desk, events);
    imported(desk, events);
    events.add(new TradingEvent.AccountClosed(ACCOUNT));
    return events;
  }

  private static void byHand(Desk desk, List<Event> events) {
    events.add(new TradingEvent.TradeOpened(ACCOUNT, desk.open("t1", Action.BUY, "10", "50")));
    events.add(new TradingEvent.TradeIncreased(ACCOUNT, desk.increase("t1", "e2", "5", "51")));
    events.add(new TradingEvent.TradeReduced(ACCOUNT, desk.reduce("t1", "e3", "3", "52")));
    events.add(
        new TradingEvent.TradeRefused(ACCOUNT, Symbol.of("AAPL"), "max-open-trades", "1 is open"));
    Fill.Closed closed = desk.close("t1", "e4", "53", List.of("trend"));
    events.add(new TradingEvent.TradeClosed(ACCOUNT, closed));
    events.add(
        new TradingEvent.TradeAnnotated(
            ACCOUNT, Desk.trade("t1"), "patience", List.of("trend"), closed.result().closedAt()));
    events.add(
        new TradingEvent.TradeVoided(ACCOUNT, Desk.trade("t1"), "a test", closed.result(), null));
  }

  private static void imported(Desk desk, List<Event> events) {
    events.add(
        new TradingEvent.ExecutionsImported(
            ACCOUNT, IMPORT, Fills.of(desk.open("t2", Action.SELL, "4", "60"))));
    events.add(
        Desk.rematched(
            List.of(), List.of(), List.of(), List.of(desk.increase("t2", "e6", "1", "61"))));
    events.add(new TradingEvent.ImportCompleted(ACCOUNT, IMPORT, 2, 0, 0, List.of(), 1, 0));
    events.add(new TradingEvent.ImportUndone(ACCOUNT, IMPORT, 2, List.of()));
  }

  @Test
  void theHistoryHasEveryEvent() {
    Set<Class<?>> all = new HashSet<>(List.of(TradingEvent.class.getPermittedSubclasses()));
    all.addAll(List.of(CommunityEvent.class.getPermittedSubclasses()));

    assertThat(HISTORY).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @MethodSource("folds")
  void whatIsNoConcernOfAFoldLeavesItsViewsAsTheyAre(Fold<?> fold) {
    leavesAsItIs(fold);
  }

  private static <V> void leavesAsItIs(Fold<V> fold) {
    Map<ViewKey, V> views = new HashMap<>();
    long position = 0;
    for (Event event : HISTORY) {
      position++;
      for (ViewKey key : fold.keys(event)) {
        V after = fold.apply(key, views.get(key), Desk.recorded(position, event));
        if (after != null) {
          views.put(key, after);
        }
      }
    }
    assertThat(views).isNotEmpty();
    assertThat(fold.keys(FOREIGN)).isEmpty();
    Stream.concat(HISTORY.stream(), Stream.of(FOREIGN))
        .filter(event -> fold.keys(event).isEmpty())
        .forEach(
            event ->
                views.forEach(
                    (key, view) ->
                        assertThat(fold.apply(key, view, Desk.recorded(99, event)))
                            .isEqualTo(view)));
  }
}
