package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.VoidedOpenTrade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What happened in a ledger on one day of its community: the leaf that every figure is summed from,
 * and the page that lists and exports read.
 *
 * @param day in the community's zone
 * @param timeZone the community's
 * @param closed the trades that closed that day, void ones too
 * @param deposits their sum; they count from the start of the day
 * @param withdrawals their sum, zero or more; they count from the end of the day
 * @param adjustments their signed sum: net P&amp;L of the day, but no trade
 * @param voidedOpen trades opened that day that were voided while open, in order of opening
 */
public record LedgerDay(
    LedgerId ledgerId,
    LocalDate day,
    Zone timeZone,
    ClosedTrades closed,
    Amount deposits,
    Amount withdrawals,
    Amount adjustments,
    List<VoidedOpenTrade> voidedOpen) {

  public static final ViewType<LedgerDay> TYPE = new ViewType<>("ledger-day", LedgerDay.class);

  public LedgerDay {
    voidedOpen = voidedOpen.stream().sorted(VoidedOpenTrade.ORDER).toList();
  }

  public static LedgerDay empty(LedgerId ledgerId, LocalDate day, Zone timeZone) {
    return new LedgerDay(
        ledgerId,
        day,
        timeZone,
        ClosedTrades.NONE,
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        List.of());
  }

  /** {@code acme:account:ann:main|2026-03-01}. */
  public static ViewKey key(LedgerId ledgerId, LocalDate day) {
    return TYPE.key(LedgerKeys.join(ledgerId, day));
  }

  /** The ledger a key of this type belongs to. */
  public static LedgerId ledgerOf(ViewKey key) {
    return LedgerKeys.ledgerOf(key);
  }

  /** The day a key of this type stands for. */
  public static LocalDate dayOf(ViewKey key) {
    return LocalDate.parse(LedgerKeys.restOf(key));
  }

  /** The trades that closed that day, void ones too, in order of closing. */
  @JsonIgnore
  public List<ClosedTrade> trades() {
    return closed.list();
  }

  @JsonIgnore
  public boolean isEmpty() {
    return trades().isEmpty()
        && voidedOpen.isEmpty()
        && deposits.signum() == 0
        && withdrawals.signum() == 0
        && adjustments.signum() == 0;
  }

  /** With money put in; negative when a deposit moves away to another day. */
  public LedgerDay deposited(Amount amount) {
    return with(closed, deposits.plus(amount), withdrawals, adjustments, voidedOpen);
  }

  public LedgerDay withdrawn(Amount amount) {
    return with(closed, deposits, withdrawals.plus(amount), adjustments, voidedOpen);
  }

  public LedgerDay adjusted(Amount amount) {
    return with(closed, deposits, withdrawals, adjustments.plus(amount), voidedOpen);
  }

  /**
   * With results that no longer hold taken away, then those that hold now.
   *
   * @throws IllegalStateException when one to leave is not there, or one to come is already
   */
  public LedgerDay replaced(Collection<ClosedTrade> leaving, Collection<ClosedTrade> coming) {
    return with(closed.replaced(leaving, coming), deposits, withdrawals, adjustments, voidedOpen);
  }

  /**
   * With a closed trade counting no more.
   *
   * @throws IllegalStateException when it is not there
   */
  public LedgerDay voided(AccountId accountId, TradeId tradeId, String reason) {
    return with(
        closed.changed(accountId, tradeId, trade -> trade.voided(reason)),
        deposits,
        withdrawals,
        adjustments,
        voidedOpen);
  }

  /** With a trade that was voided while it was open. */
  public LedgerDay voided(VoidedOpenTrade trade) {
    List<VoidedOpenTrade> more = new ArrayList<>(voidedOpen);
    more.add(trade);
    return with(closed, deposits, withdrawals, adjustments, more);
  }

  /**
   * Without trades that were voided while open and are gone altogether; others may be filed here.
   */
  public LedgerDay forgetting(AccountId accountId, Set<TradeId> gone) {
    List<VoidedOpenTrade> left =
        voidedOpen.stream()
            .filter(
                voided ->
                    !voided.accountId().equals(accountId)
                        || !gone.contains(voided.trade().tradeId()))
            .toList();
    return with(closed, deposits, withdrawals, adjustments, left);
  }

  /**
   * With other tags on a trade filed here, closed or voided while open.
   *
   * @throws IllegalStateException when it is not there
   */
  public LedgerDay tagged(AccountId accountId, TradeId tradeId, List<String> tags) {
    if (closed.has(accountId, tradeId)) {
      ClosedTrades changed = closed.changed(accountId, tradeId, trade -> trade.withTags(tags));
      return with(changed, deposits, withdrawals, adjustments, voidedOpen);
    }
    List<VoidedOpenTrade> others = new ArrayList<>();
    List<VoidedOpenTrade> meant = new ArrayList<>();
    for (VoidedOpenTrade voided : voidedOpen) {
      boolean hit =
          voided.accountId().equals(accountId) && voided.trade().tradeId().equals(tradeId);
      (hit ? meant : others).add(voided);
    }
    if (meant.isEmpty()) {
      throw new IllegalStateException("no trade " + accountId + "/" + tradeId + " to annotate");
    }
    for (VoidedOpenTrade voided : meant) {
      others.add(new VoidedOpenTrade(accountId, voided.trade().withTags(tags), voided.reason()));
    }
    return with(closed, deposits, withdrawals, adjustments, others);
  }

  private LedgerDay with(
      ClosedTrades newClosed,
      Amount newDeposits,
      Amount newWithdrawals,
      Amount newAdjustments,
      List<VoidedOpenTrade> newVoidedOpen) {
    return new LedgerDay(
        ledgerId,
        day,
        timeZone,
        newClosed,
        newDeposits,
        newWithdrawals,
        newAdjustments,
        newVoidedOpen);
  }
}
