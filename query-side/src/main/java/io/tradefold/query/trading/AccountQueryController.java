package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.Amount;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.PerformanceQuery;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.ImportPage;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.RiskUse;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.Asking;
import io.tradefold.query.Ledgers;
import io.tradefold.query.ListPage;
import io.tradefold.query.ListParameters;
import io.tradefold.query.ListSort;
import io.tradefold.query.Parameters;
import io.tradefold.query.Reading;
import io.tradefold.query.Windows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trader's accounts over HTTP. */
@RestController
@RequestMapping("/api/trader/accounts")
@Tag(name = "Accounts")
class AccountQueryController {

  private static final ListSort<AccountAnswer.Entry> ACCOUNTS =
      new ListSort<AccountAnswer.Entry>()
          .by("openedAt", AccountAnswer.Entry::openedAt)
          .by("name", AccountAnswer.Entry::name)
          .by("accountId", entry -> entry.accountId().value());

  private static final ListSort<PositionAnswer> POSITIONS =
      new ListSort<PositionAnswer>()
          .by("openedAt", PositionAnswer::openedAt)
          .by("symbol", PositionAnswer::symbol);

  private final Asking asking;
  private final Ledgers ledgers;

  AccountQueryController(Asking asking, Ledgers ledgers) {
    this.asking = asking;
    this.ledgers = ledgers;
  }

  @GetMapping
  @Operation(summary = "The trader's accounts, by community, in order of opening")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = AccountAnswer.Page.class),
              examples = @ExampleObject(Examples.ACCOUNTS)))
  ListPage<AccountAnswer.Entry> accounts(ListParameters page, Request request, Reading reading) {
    int size = page.size();
    TraderId trader = request.caller().id();
    List<TraderAccounts.Entry> accounts = ledgers.accounts(trader, reading);
    if (accounts.stream().map(entry -> entry.account().communityId()).distinct().count() == 1) {
      reading.about(accounts.getFirst().account().communityId());
    }
    return ListPage.of(
        ACCOUNTS.sorted(accounts.stream().map(AccountAnswer.Entry::of).toList(), page.sort()),
        entry -> entry.accountId().value(),
        "accounts " + trader + " " + page.sort(),
        page.cursor(),
        size);
  }

  @GetMapping("/{accountId}")
  @Operation(summary = "One account: its balance, settings and broker")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = AccountAnswer.class),
              examples = @ExampleObject(Examples.ACCOUNT)))
  AccountAnswer account(@PathVariable String accountId, Request request, Reading reading) {
    AccountRef account = account(request, accountId, reading);
    AccountView view = view(account, reading);
    Overview overview =
        asking.ask(new PerformanceQuery.OverviewOf(LedgerId.of(account)), Overview.class, reading);
    return AccountAnswer.of(view, overview == null ? Amount.ZERO : overview.balance());
  }

  @GetMapping("/{accountId}/risk-settings")
  @Operation(summary = "The account's limits, and how much of each is used today")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RiskAnswer.class),
              examples = @ExampleObject(Examples.RISK_SETTINGS)))
  RiskAnswer riskSettings(
      @PathVariable String accountId, Request request, HttpServletRequest http, Reading reading) {
    AccountRef account = account(request, accountId, reading);
    LocalDate today = account.dayOf(request.receivedAt());
    Windows.endOn(http, today);
    RiskUse use =
        asking.ask(
            new TradingQuery.RiskUseOf(LedgerId.of(account), today),
            RiskUse.class,
            reading,
            missing(accountId));
    return new RiskAnswer(view(account, reading).riskSettings(), use);
  }

  @GetMapping("/{accountId}/positions")
  @Operation(summary = "Open trades with the lots still held, in order of opening")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = PositionAnswer.Page.class),
              examples = @ExampleObject(Examples.POSITIONS)))
  ListPage<PositionAnswer> positions(
      @PathVariable String accountId, ListParameters page, Request request, Reading reading) {
    int size = page.size();
    AccountRef account = account(request, accountId, reading);
    return ListPage.of(
        POSITIONS.sorted(
            view(account, reading).openTrades().stream().map(PositionAnswer::of).toList(),
            page.sort()),
        position -> position.tradeId().value(),
        "positions " + account.aggregateId() + " " + page.sort(),
        page.cursor(),
        size);
  }

  /** Imports are read day by day from the newest, so they come in that order only. */
  private static String newestFirst(String sort) {
    if (!sort.equals("-importedAt")) {
      throw new InvalidValue(sort, "-importedAt");
    }
    return sort;
  }

  @GetMapping("/{accountId}/imports")
  @Operation(summary = "Imports of executions, newest first, undone ones too")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = ImportPage.class),
              examples = @ExampleObject(Examples.IMPORTS)))
  ImportPage imports(
      @PathVariable String accountId, ListParameters page, Request request, Reading reading) {
    int size = page.size();
    Parameters.value("sort", page.sort(), AccountQueryController::newestFirst);
    AccountRef account = account(request, accountId, reading);
    return asking.ask(
        new TradingQuery.ImportsOf(LedgerId.of(account), page.cursor(), size),
        ImportPage.class,
        reading,
        missing(accountId));
  }

  private AccountRef account(Request request, String accountId, Reading reading) {
    AccountId id = Parameters.required("accountId", accountId, AccountId::of);
    return ledgers.account(request.caller().id(), id, reading);
  }

  private AccountView view(AccountRef account, Reading reading) {
    return asking.ask(
        new TradingQuery.AccountWith(LedgerId.of(account)),
        AccountView.class,
        reading,
        missing(account.accountId().value()));
  }

  private static String missing(String accountId) {
    return "You have no trading account " + accountId + ".";
  }
}
