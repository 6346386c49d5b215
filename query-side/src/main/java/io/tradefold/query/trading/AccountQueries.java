package io.tradefold.query.trading;

import io.tradefold.api.Answer;
import io.tradefold.api.money.Amount;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.SeriesDay;
import io.tradefold.api.trading.AccountList;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.ImportPage;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.RiskUse;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers for accounts: which there are, what is open, how much of the limits is used. */
@Component
final class AccountQueries {

  private static final Comparator<RiskUse.Position> LARGEST_FIRST =
      Comparator.comparing(RiskUse.Position::notional)
          .reversed()
          .thenComparing(RiskUse.Position::symbol);

  private final StoredViews views;

  AccountQueries(StoredViews views) {
    this.views = views;
  }

  @QueryHandler
  Answer<AccountList> handle(TradingQuery.AccountsOf query) {
    List<Stored<TraderAccounts>> directories =
        views.allHot(
            Views.TRADER_ACCOUNTS,
            TraderAccounts.redisKey(query.traderId()),
            TraderAccounts.BY_TRADER,
            query.traderId().value());
    List<TraderAccounts.Entry> accounts =
        directories.stream()
            .map(Stored::view)
            .sorted(Comparator.comparing(directory -> directory.communityId().value()))
            .flatMap(directory -> directory.accounts().stream())
            .toList();
    Instant blockedAt =
        directories.stream()
            .map(Stored::blockedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Answer<>(new AccountList(accounts), blockedAt);
  }

  @QueryHandler
  Answer<AccountView> handle(TradingQuery.AccountWith query) {
    return views
        .get(Views.ACCOUNT, query.ledgerId().value())
        .map(stored -> new Answer<>(stored.view(), stored.blockedAt()))
        .orElseGet(Answer::nothing);
  }

  @QueryHandler
  Answer<RiskUse> handle(TradingQuery.RiskUseOf query) {
    Optional<Stored<AccountView>> account = views.get(Views.ACCOUNT, query.ledgerId().value());
    if (account.isEmpty()) {
      return Answer.nothing();
    }
    Amount dayNet = netOf(query.ledgerId(), query.today());
    return new Answer<>(
        use(account.get().view(), query.today(), dayNet), account.get().blockedAt());
  }

  @QueryHandler
  Answer<ImportPage> handle(TradingQuery.ImportsOf query) {
    return new ImportListing(views).page(query);
  }

  private Amount netOf(LedgerId ledgerId, LocalDate day) {
    return views
        .get(Views.LEDGER_BOOK, LedgerBook.key(ledgerId).id())
        .map(book -> book.view().month(YearMonth.from(day)))
        .stream()
        .flatMap(month -> month.series().stream())
        .filter(series -> series.day().equals(day))
        .map(SeriesDay::netPnl)
        .findFirst()
        .orElse(Amount.ZERO);
  }

  private static RiskUse use(AccountView account, LocalDate today, Amount dayNet) {
    Map<Symbol, Amount> bySymbol = new TreeMap<>();
    for (OpenTrade trade : account.openTrades()) {
      bySymbol.merge(trade.symbol(), trade.notional(), Amount::plus);
    }
    List<RiskUse.Position> positions =
        bySymbol.entrySet().stream()
            .map(position -> new RiskUse.Position(position.getKey(), position.getValue()))
            .sorted(LARGEST_FIRST)
            .toList();
    Amount largest = positions.isEmpty() ? Amount.ZERO : positions.getFirst().notional();
    Amount loss = dayNet.isNegative() ? dayNet.negate() : Amount.ZERO;
    int open = account.countingTrades().size();
    RiskSettings limits = account.riskSettings();
    Integer most = limits.maxOpenTrades();
    return new RiskUse(
        open,
        positions,
        today,
        dayNet,
        loss,
        new RiskUse.Left(
            most == null ? null : most - open,
            left(limits.maxPositionNotional(), largest),
            left(limits.maxDailyLoss(), loss)));
  }

  private static @Nullable Amount left(@Nullable Amount limit, Amount used) {
    return limit == null ? null : limit.minus(used);
  }
}
