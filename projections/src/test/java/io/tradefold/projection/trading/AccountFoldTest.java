package io.tradefold.projection.trading;

import static io.tradefold.projection.trading.Desk.ACCOUNT;
import static io.tradefold.projection.trading.Desk.rematched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradefold.api.Event;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.TradingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountFoldTest {

  private final Desk desk = new Desk();
  private final List<Event> events = new ArrayList<>(List.of(Desk.opened()));

  @Test
  void anAccountBeginsWithoutLimitsAndFlat() {
    assertThat(view())
        .isEqualTo(
            new AccountView(
                ACCOUNT,
                "Main",
                Amount.of(10_000),
                Desk.START,
                false,
                RiskSettings.NONE,
                null,
                List.of()));
  }

  @Test
  void nameLimitsBrokerAndClosingShow() {
    RiskSettings three = new RiskSettings(3, null, null, null);
    events.add(new TradingEvent.AccountRenamed(ACCOUNT, "Swing"));
    events.add(new TradingEvent.RiskSettingsChanged(ACCOUNT, three));
    events.add(new TradingEvent.BrokerConnected(ACCOUNT, "IBKR", "U123"));

    assertThat(view().name()).isEqualTo("Swing");
    assertThat(view().riskSettings()).isEqualTo(three);
    assertThat(view().broker()).isEqualTo(new AccountView.Broker("IBKR", "U123"));

    events.add(new TradingEvent.BrokerDisconnected(ACCOUNT, "IBKR"));
    events.add(new TradingEvent.AccountClosed(ACCOUNT));
    assertThat(view().broker()).isNull();
    assertThat(view().closed()).isTrue();
  }

  @Test
  void fillsChangeTheLotsHeldUntilTheTradeCloses() {
    imported(
        desk.open("t1", Action.BUY, "100", "10"),
        desk.increase("t1", "e2", "100", "11"),
        desk.reduce("t1", "e3", "150", "12"));

    OpenTrade trade = view().openTrades().getFirst();
    assertThat(trade.held()).isEqualTo(Quantity.of("50"));
    assertThat(trade.lots())
        .singleElement()
        .satisfies(
            lot -> {
              assertThat(lot.executionId().value()).isEqualTo("e2");
              assertThat(lot.remaining()).isEqualTo(Quantity.of("50"));
            });
    assertThat(trade.grossPnl()).isEqualTo(Amount.of(250));

    imported(desk.close("t1", "e4", "13"));
    assertThat(view().openTrades()).isEmpty();
  }

  @Test
  void anOpenTradeThatIsVoidedIsNotHeldAnyMore() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    OpenTrade open = view().openTrades().getFirst();
    events.add(new TradingEvent.TradeVoided(ACCOUNT, open.tradeId(), "typo", null, open));
    assertThat(view().openTrades()).isEmpty();
  }

  @Test
  void tagsStickToATradeThatIsMatchedAnew() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", null, "gap"));
    events.add(
        rematched(
            List.of(),
            List.of("t1"),
            List.of(),
            List.of(
                desk.open("t0", Action.BUY, "5", "9"),
                desk.close("t0", "e1", "9.5"),
                desk.open("t1", Action.BUY, "100", "10"))));

    assertThat(view().openTrades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.tradeId()).isEqualTo(Desk.trade("t1"));
              assertThat(trade.tags()).containsExactly("gap");
            });
    assertThat(view().carried()).isNull();
  }

  @Test
  void alsoWhenItComesBackInALaterEvent() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", null, "gap"));
    events.add(rematched(List.of(), List.of("t1"), List.of(), List.of()));
    assertThat(view().openTrades()).isEmpty();

    events.add(
        rematched(
            List.of(), List.of(), List.of(), List.of(desk.open("t1", Action.BUY, "100", "10"))));
    assertThat(view().openTrades().getFirst().tags()).containsExactly("gap");
  }

  @Test
  void aClosedTradeThatIsOpenAgainKeepsItsTags() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    Fill.Closed closed = desk.close("t1", "e2", "11", List.of("gap"));
    imported(closed);
    events.add(
        rematched(
            List.of(closed.result()),
            List.of(),
            List.of(),
            List.of(desk.open("t1", Action.BUY, "100", "10"))));
    assertThat(view().openTrades().getFirst().tags()).containsExactly("gap");
  }

  @Test
  void anIdThatWasFreedHasNoTagsAnyMore() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", null, "gap"));
    events.add(rematched(List.of(), List.of("t1"), List.of("t1"), List.of()));
    imported(desk.open("t1", Action.BUY, "7", "10"));
    assertThat(view().openTrades().getFirst().tags()).isEmpty();
  }

  @Test
  void openTradesStandInOrderOfOpening() {
    Fill.Opened first = desk.open("zz", Action.BUY, "1", "10");
    Fill.Opened second = desk.open("aa", Action.SELL, "1", "10");
    imported(second);
    imported(first);
    assertThat(view().openTrades())
        .extracting(trade -> trade.tradeId().value())
        .containsExactly("zz", "aa");
  }

  @Test
  void aFillOfATradeThatIsNotOpenIsAFault() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    Fill.Reduced reduced = desk.reduce("t1", "e2", "50", "11");
    events.removeLast();
    imported(reduced);
    assertThatIllegalStateException().isThrownBy(this::view).withMessageContaining("t1");
  }

  private void imported(Fill... fills) {
    events.add(new TradingEvent.ExecutionsImported(ACCOUNT, Desk.IMPORT, Fills.of(fills)));
  }

  private AccountView view() {
    return Desk.folded(new AccountFold(), AccountView.key(ACCOUNT), events);
  }
}
