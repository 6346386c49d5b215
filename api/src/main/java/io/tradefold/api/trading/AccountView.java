package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An account as its trader sees it: name, settings, broker, and every open trade with its lots.
 *
 * @param broker null when none is connected
 * @param openTrades in order of opening
 * @param carried tags of trades that re-matches have taken away: they stick to a trade's id, and
 *     come back with it. Null when there are none; never shown
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<CarriedTags> carried) {

  public static final ViewType<AccountView> TYPE = new ViewType<>("account", AccountView.class);

  private static final Comparator<OpenTrade> BY_OPENING =
      Comparator.comparing(OpenTrade::openedAt).thenComparing(trade -> trade.tradeId().value());

  /** A broker connection, for now a recorded fact. */
  public record Broker(String name, @Nullable String externalAccount) {}

  /** The tags of a trade that has left and may come back. */
  public record CarriedTags(TradeId tradeId, List<String> tags) {}

  public AccountView {
    openTrades = List.copyOf(openTrades);
    carried = carried == null || carried.isEmpty() ? null : List.copyOf(carried);
  }

  /** An account of which no tagged trade was ever taken away. */
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
    Map<TradeId, OpenTrade> open = byId();
    Map<TradeId, List<String>> tags = carriedTags();
    fills.forEach(fill -> apply(fill, open, tags));
    return with(open, tags);
  }

  /**
   * Matched anew: what was open leaves, then the fills apply. A trade that leaves and comes back
   * keeps its tags, however late it comes, unless its opening execution was taken out: that frees
   * its id.
   */
  public AccountView rematched(TradingEvent.SymbolRematched rematch) {
    Map<TradeId, OpenTrade> open = byId();
    Map<TradeId, List<String>> tags = carriedTags();
    rematch.replaced().forEach(trade -> tags.put(trade.tradeId(), trade.tags()));
    for (TradeId tradeId : rematch.reopened()) {
      OpenTrade left = open.remove(tradeId);
      if (left != null) {
        tags.put(tradeId, left.tags());
      }
    }
    rematch.removed().forEach(freed -> tags.remove(TradeId.of(freed.value())));
    rematch.fills().forEach(fill -> apply(fill, open, tags));
    return with(open, tags);
  }

  public AccountView without(TradeId tradeId) {
    Map<TradeId, OpenTrade> open = byId();
    open.remove(tradeId);
    return with(open, carriedTags());
  }

  /** With a trade's tags replaced, if it is open. */
  public AccountView tagged(TradeId tradeId, List<String> tags) {
    Map<TradeId, OpenTrade> open = byId();
    open.computeIfPresent(tradeId, (id, trade) -> trade.withTags(tags));
    return with(open, carriedTags());
  }

  private static void apply(
      Fill fill, Map<TradeId, OpenTrade> open, Map<TradeId, List<String>> tags) {
    TradeId tradeId = fill.tradeId();
    switch (fill) {
      case Fill.Opened opened -> {
        List<String> kept = tags.remove(tradeId);
        open.put(tradeId, OpenTrade.of(opened, kept == null ? List.of() : kept));
      }
      case Fill.Increased increased -> change(open, tradeId, trade -> trade.increased(increased));
      case Fill.Reduced reduced -> change(open, tradeId, trade -> trade.reduced(reduced));
      case Fill.Closed closed -> {
        if (open.remove(closed.tradeId()) == null) {
          throw notOpen(tradeId);
        }
      }
    }
  }

  private static void change(
      Map<TradeId, OpenTrade> open, TradeId tradeId, UnaryOperator<OpenTrade> change) {
    OpenTrade trade = open.get(tradeId);
    if (trade == null) {
      throw notOpen(tradeId);
    }
    open.put(tradeId, change.apply(trade));
  }

  private static IllegalStateException notOpen(TradeId tradeId) {
    return new IllegalStateException("trade " + tradeId + " is not open");
  }

  private Map<TradeId, OpenTrade> byId() {
    Map<TradeId, OpenTrade> open = new HashMap<>();
    openTrades.forEach(trade -> open.put(trade.tradeId(), trade));
    return open;
  }

  private Map<TradeId, List<String>> carriedTags() {
    Map<TradeId, List<String>> tags = new HashMap<>();
    if (carried != null) {
      carried.forEach(left -> tags.put(left.tradeId(), left.tags()));
    }
    return tags;
  }

  private AccountView with(Map<TradeId, OpenTrade> open, Map<TradeId, List<String>> tags) {
    return new AccountView(
        account,
        name,
        startingBalance,
        openedAt,
        closed,
        riskSettings,
        broker,
        open.values().stream().sorted(BY_OPENING).toList(),
        tags.entrySet().stream()
            .filter(left -> !left.getValue().isEmpty())
            .map(left -> new CarriedTags(left.getKey(), left.getValue()))
            .sorted(Comparator.comparing(left -> left.tradeId().value()))
            .toList());
  }
}
