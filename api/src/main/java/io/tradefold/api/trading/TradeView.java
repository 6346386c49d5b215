package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Quantity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One trade with its whole history: every execution and what it realised, every lot and what is
 * left of it. Exactly one of {@code open} and {@code result} is there.
 *
 * <p>Long 100 at 10, increased by 100 at 11, reduced by 150 at 12: two lots with 0 and 50
 * remaining, three executions, of which the third realised 100 × 2 + 50 × 1 = 250 in two matches.
 *
 * @param open as long as it is open, also when it was voided open; its void reason, if it was
 *     voided closed and a re-match has opened it again, is there
 * @param result once it is closed; its void reason is there
 * @param note the trader's own text; null when there is none
 * @param openVoidReason why it was voided while open; null when it was not
 * @param executions in the order they were matched
 * @param lots all there ever were, in order
 * @param leftIn the import whose re-match took the trade away; null while the trade exists. A trade
 *     that has left is kept only for what sticks to its id, in case a re-match brings it back
 */
public record TradeView(
    AccountRef account,
    @Nullable OpenTrade open,
    @Nullable ClosedTrade result,
    @Nullable String note,
    @Nullable String openVoidReason,
    List<Done> executions,
    List<Lot> lots,
    @Nullable ImportId leftIn) {

  public static final ViewType<TradeView> TYPE = new ViewType<>("trade", TradeView.class);

  /** Where a trade stands. */
  public enum Status {
    OPEN,
    CLOSED,
    VOID
  }

  /**
   * What an execution did to this trade.
   *
   * @param quantity how much of the execution went into it; less than all where it crossed zero
   * @param fee how much of the execution's fee counts here
   * @param realised before fees: the sum of its matches, zero for an entry
   */
  public record Done(
      Execution execution, Quantity quantity, Amount fee, Amount realised, List<Match> matches) {

    static Done of(Fill fill, List<Match> matches) {
      Amount realised = matches.stream().map(Match::realised).reduce(Amount.ZERO, Amount::plus);
      return new Done(fill.execution(), fill.quantity(), fill.fee(), realised, matches);
    }
  }

  public TradeView {
    executions = List.copyOf(executions);
    lots = List.copyOf(lots);
  }

  public static ViewKey key(AccountRef account, TradeId tradeId) {
    return key(LedgerId.of(account), tradeId);
  }

  public static ViewKey key(LedgerId accountLedger, TradeId tradeId) {
    return TYPE.key(accountLedger + ":" + tradeId);
  }

  public static TradeId tradeIdOf(ViewKey key) {
    return TradeId.of(key.id().substring(key.id().lastIndexOf(':') + 1));
  }

  /**
   * A trade that starts.
   *
   * @param before the trade of the same id that a re-match has taken away; null when there is none
   */
  public static TradeView opened(AccountRef account, Fill.Opened fill, @Nullable TradeView before) {
    return new TradeView(
        account,
        before == null
            ? OpenTrade.of(fill, List.of())
            : OpenTrade.of(fill, before.tags(), before.stickingVoidReason()),
        null,
        before == null ? null : before.note,
        null,
        List.of(Done.of(fill, List.of())),
        List.of(Lot.of(fill.execution(), fill.quantity())),
        null);
  }

  @JsonIgnore
  public Status status() {
    if (result != null) {
      return result.isVoid() ? Status.VOID : Status.CLOSED;
    }
    return openVoidReason == null && !held().isVoid() ? Status.OPEN : Status.VOID;
  }

  /** Whether a re-match has taken it away: then there is no such trade. */
  @JsonIgnore
  public boolean hasLeft() {
    return leftIn != null;
  }

  @JsonIgnore
  public List<String> tags() {
    return result != null ? result.tags() : held().tags();
  }

  /** The void reason that sticks to its id; one voided while open has no executions left. */
  private @Nullable String stickingVoidReason() {
    return result != null ? result.voidReason() : held().voidReason();
  }

  /**
   * A trade after more fills, in order.
   *
   * @param before the trade so far; null when the first of the fills opens it
   * @param fills all of this trade
   */
  public static @Nullable TradeView filled(
      AccountRef account, @Nullable TradeView before, List<? extends Fill> fills) {
    MovingTradeView moving = null;
    for (Fill fill : fills) {
      if (fill instanceof Fill.Opened opened) {
        moving =
            new MovingTradeView(opened(account, opened, moving == null ? before : moving.toView()));
        continue;
      }
      if (moving == null) {
        moving = new MovingTradeView(Objects.requireNonNull(before, "the trade was opened before"));
      }
      moving.apply(fill);
    }
    return moving == null ? before : moving.toView();
  }

  public TradeView voided(String reason) {
    return result != null
        ? with(null, result.voided(reason), note, null)
        : with(held(), null, note, reason);
  }

  public TradeView annotated(@Nullable String text, List<String> tags) {
    return result != null
        ? with(null, result.withTags(tags), text, null)
        : with(held().withTags(tags), null, text, openVoidReason);
  }

  /** Taken away by the re-match of an import: only what sticks to its id is left. */
  public TradeView left(ImportId importId) {
    return new TradeView(
        account, open, result, note, openVoidReason, List.of(), List.of(), importId);
  }

  private TradeView with(
      @Nullable OpenTrade nowOpen,
      @Nullable ClosedTrade nowClosed,
      @Nullable String nowNote,
      @Nullable String nowVoidReason) {
    return new TradeView(
        account, nowOpen, nowClosed, nowNote, nowVoidReason, executions, lots, leftIn);
  }

  private OpenTrade held() {
    if (open == null) {
      throw new IllegalStateException("the trade is closed");
    }
    return open;
  }
}
