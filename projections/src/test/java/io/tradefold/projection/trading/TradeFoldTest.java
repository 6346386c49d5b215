package io.tradefold.projection.trading;

import static io.tradefold.projection.trading.Desk.ACCOUNT;
import static io.tradefold.projection.trading.Desk.rematched;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TradeFoldTest {

  private final Desk desk = new Desk();
  private final List<Event> events = new ArrayList<>(List.of(Desk.opened()));

  @Test
  void everyExecutionAndLotIsKeptWithWhatItRealised() {
    events.add(new TradingEvent.TradeOpened(ACCOUNT, desk.open("t1", Action.BUY, "100", "10")));
    events.add(new TradingEvent.TradeIncreased(ACCOUNT, desk.increase("t1", "e2", "100", "11")));
    events.add(new TradingEvent.TradeReduced(ACCOUNT, desk.reduce("t1", "e3", "150", "12")));

    TradeView open = there("t1");
    assertThat(open.status()).isEqualTo(TradeView.Status.OPEN);
    assertThat(open.executions())
        .extracting(done -> done.realised().toString())
        .containsExactly("0", "0", "250");
    assertThat(open.executions().getLast().matches())
        .extracting(match -> match.lot() + " " + match.quantity() + " " + match.realised())
        .containsExactly("t1 100 200", "e2 50 50");
    assertThat(open.lots())
        .extracting(lot -> lot.executionId() + " " + lot.quantity() + " " + lot.remaining())
        .containsExactly("t1 100 0", "e2 100 50");

    events.add(new TradingEvent.TradeClosed(ACCOUNT, desk.close("t1", "e4", "9")));
    TradeView closed = there("t1");
    assertThat(closed.status()).isEqualTo(TradeView.Status.CLOSED);
    assertThat(closed.open()).isNull();
    assertThat(Objects.requireNonNull(closed.result()).netPnl()).isEqualTo(Amount.of(146));
    assertThat(closed.lots()).allMatch(lot -> lot.remaining().isZero());
  }

  @Test
  void aVoidTradeStaysVisibleWithItsReason() {
    events.add(new TradingEvent.TradeOpened(ACCOUNT, desk.open("t1", Action.BUY, "100", "10")));
    OpenTrade open = Objects.requireNonNull(there("t1").open());
    events.add(new TradingEvent.TradeVoided(ACCOUNT, Desk.trade("t1"), "typo", null, open));
    assertThat(there("t1").status()).isEqualTo(TradeView.Status.VOID);
    assertThat(there("t1").openVoidReason()).isEqualTo("typo");

    Fill.Opened second = desk.open("t2", Action.SELL, "1", "10");
    Fill.Closed closed = desk.close("t2", "e2", "9");
    imported(second, closed);
    events.add(
        new TradingEvent.TradeVoided(ACCOUNT, Desk.trade("t2"), "test", closed.result(), null));
    assertThat(there("t2").status()).isEqualTo(TradeView.Status.VOID);
    assertThat(Objects.requireNonNull(there("t2").result()).voidReason()).isEqualTo("test");
  }

  @Test
  void oneEventWithFillsOfManyTradesReachesEachOfThem() {
    imported(
        desk.open("t1", Action.BUY, "1", "10"),
        desk.close("t1", "e2", "11"),
        desk.open("11", Action.SELL, "1", "11"),
        desk.open("1", Action.SELL, "2", "11"));

    assertThat(there("t1").executions()).hasSize(2);
    assertThat(there("11").executions()).hasSize(1);
    assertThat(there("1").executions()).hasSize(1);
  }

  @Test
  void noteAndTagsStickToATradeThatIsMatchedAnew() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", "broke out", "gap"));
    events.add(
        rematched(
            List.of(),
            List.of("t1"),
            List.of(),
            List.of(desk.open("t1", Action.BUY, "100", "10"))));

    assertThat(there("t1").note()).isEqualTo("broke out");
    assertThat(there("t1").tags()).containsExactly("gap");
    assertThat(there("t1").executions()).hasSize(1);
    assertThat(there("t1").hasLeft()).isFalse();
  }

  @Test
  void alsoWhenItComesBackInALaterEventAndClosed() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", "broke out", "gap"));
    events.add(rematched(List.of(), List.of("t1"), List.of(), List.of()));
    assertThat(there("t1").hasLeft()).isTrue();
    assertThat(there("t1").executions()).isEmpty();

    events.add(
        rematched(
            List.of(),
            List.of(),
            List.of(),
            List.of(
                desk.open("t1", Action.BUY, "100", "10"),
                desk.close("t1", "e2", "11", List.of("gap")))));
    assertThat(there("t1").status()).isEqualTo(TradeView.Status.CLOSED);
    assertThat(there("t1").note()).isEqualTo("broke out");
    assertThat(there("t1").tags()).containsExactly("gap");
  }

  @Test
  void aTradeWhoseOpeningExecutionIsTakenOutIsGone() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(Desk.annotated("t1", "broke out", "gap"));
    events.add(rematched(List.of(), List.of("t1"), List.of("t1"), List.of()));
    assertThat(view("t1")).isNull();

    imported(desk.open("t1", Action.SELL, "3", "10"));
    assertThat(there("t1").note()).isNull();
    assertThat(there("t1").tags()).isEmpty();
  }

  @Test
  void leavingAndFreeingMayComeInEitherOrder() {
    imported(desk.open("t1", Action.BUY, "100", "10"));
    events.add(rematched(List.of(), List.of(), List.of("t1"), List.of()));
    events.add(rematched(List.of(), List.of("t1"), List.of(), List.of()));
    assertThat(view("t1")).isNull();
  }

  private void imported(Fill... fills) {
    events.add(new TradingEvent.ExecutionsImported(ACCOUNT, Desk.IMPORT, Fills.of(fills)));
  }

  private TradeView there(String id) {
    return Objects.requireNonNull(view(id));
  }

  private @Nullable TradeView view(String id) {
    return Desk.fold(new TradeFold(), TradeView.key(ACCOUNT, Desk.trade(id)), events);
  }
}
