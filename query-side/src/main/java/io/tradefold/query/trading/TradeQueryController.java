package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradePage;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.Asking;
import io.tradefold.query.Ledgers;
import io.tradefold.query.PageParameters;
import io.tradefold.query.Parameters;
import io.tradefold.query.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trader's trades over HTTP: lists, and one with its whole history. */
@RestController
@RequestMapping("/api/trader")
@Tag(name = "Trades")
class TradeQueryController {

  private final Asking asking;
  private final Ledgers ledgers;

  TradeQueryController(Asking asking, Ledgers ledgers) {
    this.asking = asking;
    this.ledgers = ledgers;
  }

  @GetMapping("/trades")
  @Operation(
      summary = "Trades, filtered and sorted, a page at a time",
      description =
          "Sorted by closing, the newest first, when sort is left out; open trades count as the"
              + " newest. A cursor is good for the same filters and sort only.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = TradePage.class),
              examples = @ExampleObject(Examples.TRADES)))
  TradePage trades(TradeParameters wanted, PageParameters page, Request request, Reading reading) {
    TradeFilter filter = wanted.filter();
    TradeSort order = wanted.order();
    int size = page.size();
    TraderId trader = request.caller().id();
    AccountId account = wanted.account();
    return asking.ask(
        new TradingQuery.TradesOf(
            "trades " + trader + "/" + (account == null ? "*" : account),
            ledgers.inQuestion(trader, account, reading),
            filter,
            order,
            page.cursor(),
            size),
        TradePage.class,
        reading,
        "No trades.");
  }

  @GetMapping("/accounts/{accountId}/trades/{tradeId}")
  @Operation(summary = "One trade with its executions and lots")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = TradeAnswer.class),
              examples = @ExampleObject(Examples.TRADE)))
  TradeAnswer trade(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      Request request,
      Reading reading) {
    TradeId id = Parameters.required("tradeId", tradeId, TradeId::of);
    AccountRef account =
        ledgers.account(
            request.caller().id(),
            Parameters.required("accountId", accountId, AccountId::of),
            reading);
    return TradeAnswer.of(
        asking.ask(
            new TradingQuery.TradeWith(LedgerId.of(account), id),
            TradeView.class,
            reading,
            "Account " + accountId + " has no trade " + tradeId + "."));
  }
}
