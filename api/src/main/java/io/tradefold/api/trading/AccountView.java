package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its trader sees it: name, settings, broker, and every open trade with its lots.
 *
 * @param broker null when none is connected
 * @param openTrades in order of opening; void ones too, which a re-match has opened again
 * @param carried tags and voids of trades that re-matches have taken away: they stick to a trade's
 *     id, and come back with it. Null when there are none; never shown
 */
public record AccountView(
    AccountRef account,
    String name,
    Amount startingBalance,
    Instant openedAt,
    boolean closed,
    RiskSettings riskSettings,
    @Nullable Broker broker,
    List<OpenTrade> openTrades,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<CarriedMarks> carried) {

  public static final ViewType<AccountView> TYPE = new ViewType<>("account", AccountView.class);

  private static final Comparator<OpenTrade> BY_OPENING =
      Comparator.comparing(OpenTrade::openedAt).thenComparing(trade -> trade.tradeId().value());

  /** A broker connection, for now a recorded fact. */
  public record Broker(String name, @Nullable String externalAccount) {}

  public AccountView {
    openTrades = List.copyOf(openTrades);
    carried = carried == null || carried.isEmpty() ? null : List.copyOf(carried);
  }

  /** An account of which nothing is carried. */
  public AccountView(
      AccountRef account,
      String name,
      Amount startingBalance,
      Instant openedAt,
      boolean closed,
      RiskSettings riskSettings,
      @Nullable Broker broker,
      List<OpenTrade> openTrades) {
    this(account, name, startingBalance, openedAt, closed, riskSettings, broker, openTrades, null);
  }

  public static AccountView of(TradingEvent.AccountOpened opened) {
    return new AccountView(
        opened.account(),
        opened.name(),
        opened.startingBalance(),
        opened.openedAt(),
        false,
        RiskSettings.NONE,
        null,
        List.of());
  }

  public static ViewKey key(AccountRef account) {
    return TYPE.key(LedgerId.of(account).value());
  }

  /** The open trades that count: those that are not void. */
  @JsonIgnore
  public List<OpenTrade> countingTrades() {
    return openTrades.stream().filter(trade -> !trade.isVoid()).toList();
  }

  public AccountView renamed(String newName) {
    return new AccountView(
        account,
        newName,
        startingBalance,
        openedAt,
        closed,
        riskSettings,
        broker,
        openTrades,
        carried);
  }

  /** Nothing more can be entered. */
  public AccountView closedForGood() {
    return new AccountView(
        account, name, startingBalance, openedAt, true, riskSettings, broker, openTrades, carried);
  }

  public AccountView with(RiskSettings settings) {
    return new AccountView(
        account, name, startingBalance, openedAt, closed, settings, broker, openTrades, carried);
  }

  public AccountView with(Broker connected) {
    return brokered(connected);
  }

  public AccountView withoutBroker() {
    return brokered(null);
  }

  private AccountView brokered(@Nullable Broker newBroker) {
    return new AccountView(
        account,
        name,
        startingBalance,
        openedAt,
        closed,
        riskSettings,
        newBroker,
        openTrades,
        carried);
  }

  /** With fills applied in order. */
  public AccountView filled(List<? extends Fill> fills) {
    OpenTrades trades = trades();
    trades.apply(fills);
    return with(trades);
  }

  /**
   * Matched anew: what was open leaves, then the fills apply. A trade that leaves and comes back
   * keeps its tags and stays void, however late it comes, unless its opening execution was taken
   * out: that frees its id.
   */
  public AccountView rematched(TradingEvent.SymbolRematched rematch) {
    OpenTrades trades = trades();
    trades.rematch(rematch);
    return with(trades);
  }

  public AccountView without(TradeId tradeId) {
    OpenTrades trades = trades();
    trades.remove(tradeId);
    return with(trades);
  }

  /** With a trade's tags replaced, if it is open. */
  public AccountView tagged(TradeId tradeId, List<String> tags) {
    OpenTrades trades = trades();
    trades.tag(tradeId, tags);
    return with(trades);
  }

  private OpenTrades trades() {
    return new OpenTrades(openTrades, carried == null ? List.of() : carried);
  }

  private AccountView with(OpenTrades trades) {
    return new AccountView(
        account,
        name,
        startingBalance,
        openedAt,
        closed,
        riskSettings,
        broker,
        trades.open().stream().sorted(BY_OPENING).toList(),
        trades.carried());
  }
}
