package io.tradefold.api.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.performance.Trades;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillsTest {

  private static final Zone NEW_YORK = Zone.of("America/New_York");
  private static final Zone BERLIN = Zone.of("Europe/Berlin");
  private static final Instant LATE = Instant.parse("2026-03-01T02:00:00Z");
  private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-28");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

  private final Fill first = increased("a", "a2");
  private final Fill.Closed second = closed("b", LATE);
  private final Fill third = increased("c", "c2");
  private final Fill.Closed fourth = closed("a", LATE.plusSeconds(36_000));
  private final Fills fills = Fills.of(first, second, third, fourth);

  @Test
  void eachTradeHasItsOwnInOrder() {
    assertThat(fills.trades())
        .containsExactlyInAnyOrder(TradeId.of("a"), TradeId.of("b"), TradeId.of("c"));
    assertThat(fills.ofTrade(TradeId.of("a"))).containsExactly(first, fourth);
    assertThat(fills.ofTrade(TradeId.of("b"))).containsExactly(second);
    assertThat(fills.ofTrade(TradeId.of("z"))).isEmpty();
  }

  @Test
  void aDayHasWhatClosesOnItInItsZone() {
    assertThat(fills.closingDays(NEW_YORK)).containsExactlyInAnyOrder(FEBRUARY, MARCH);
    assertThat(fills.closedOn(FEBRUARY, NEW_YORK)).containsExactly(second.result());
    assertThat(fills.closedOn(MARCH, NEW_YORK)).containsExactly(fourth.result());
    assertThat(fills.closedOn(MARCH.plusDays(1), NEW_YORK)).isEmpty();
  }

  @Test
  void anotherZoneHasOtherDays() {
    assertThat(fills.closingDays(NEW_YORK)).hasSize(2);
    assertThat(fills.closingDays(BERLIN)).containsExactly(MARCH);
    assertThat(fills.closedOn(MARCH, BERLIN)).containsExactly(second.result(), fourth.result());
    assertThat(fills.closedOn(FEBRUARY, NEW_YORK)).containsExactly(second.result());
  }

  @Test
  void allAreThereInOrder() {
    assertThat(fills).isEqualTo(List.of(first, second, third, fourth));
    assertThat(Fills.of()).isEmpty();
  }

  private static Fill increased(String trade, String execution) {
    return new Fill.Increased(
        TradeId.of(trade), execution(execution, LATE), Quantity.of("1"), Amount.ZERO);
  }

  private static Fill.Closed closed(String trade, Instant at) {
    return new Fill.Closed(
        TradeId.of(trade),
        execution(trade + "9", at),
        Quantity.of("1"),
        Amount.ZERO,
        List.of(),
        Trades.of("main", trade, at, "1"));
  }

  private static Execution execution(String id, Instant at) {
    return new Execution(
        ExecutionId.of(id),
        at,
        Symbol.of("AAPL"),
        Action.BUY,
        Quantity.of("1"),
        Price.of("10"),
        Amount.ZERO,
        Factor.ONE,
        Factor.ONE,
        null,
        at,
        0);
  }
}
