package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.Progress;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradePage;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.Asking;
import io.tradefold.query.Ledgers;
import io.tradefold.query.ListPage;
import io.tradefold.query.Parameters;
import io.tradefold.query.Reading;
import io.tradefold.query.StoredViews;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The trader's trades over HTTP: lists, exports, and one with its whole history. */
@RestController
@RequestMapping("/api/trader")
@Tag(name = "Trades")
class TradeQueryController {

  private static final String ACCOUNT = "of one account; left out, of all accounts";
  private static final String SYMBOL = "of one symbol";
  private static final String TAG = "with this tag";
  private static final String FROM =
      "first day, ISO date in the community's zone, by closing; of those that never closed by"
          + " opening";
  private static final String TO = "last day, included";
  private static final String SORT = "any field of an item, with - before it for descending";

  private final Asking asking;
  private final Ledgers ledgers;
  private final TradeListing listing;
  private final Progress progress;

  TradeQueryController(Asking asking, Ledgers ledgers, StoredViews views, Progress progress) {
    this.asking = asking;
    this.ledgers = ledgers;
    this.listing = new TradeListing(views, progress);
    this.progress = progress;
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
  TradePage trades(
      @Parameter(description = ACCOUNT) @RequestParam(required = false) @Nullable String accountId,
      @Parameter(description = SYMBOL) @RequestParam(required = false) @Nullable String symbol,
      @Parameter(schema = @Schema(allowableValues = {"LONG", "SHORT"}))
          @RequestParam(required = false)
          @Nullable String side,
      @Parameter(schema = @Schema(allowableValues = {"open", "closed", "void"}))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = TAG) @RequestParam(required = false) @Nullable String tag,
      @Parameter(description = FROM, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort,
      @Parameter(description = "nextCursor of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 500, 50 when left out") @RequestParam(required = false)
          @Nullable String limit,
      Request request,
      Reading reading) {
    TradeFilter filter = filter(symbol, side, status, tag, from, to);
    TradeSort order = sort(sort);
    int size = ListPage.limit(limit);
    TraderId trader = request.caller().id();
    AccountId account = Parameters.value("accountId", accountId, AccountId::of);
    return asking.ask(
        new TradingQuery.TradesOf(
            "trades " + trader + "/" + (account == null ? "*" : account),
            scopes(trader, account, reading),
            filter,
            order,
            cursor,
            size),
        TradePage.class,
        reading,
        "No trades.");
  }

  @GetMapping(path = "/trades.csv", produces = "text/csv")
  @Operation(
      summary = "Trades as CSV, with the same filters and sort, streamed",
      description = "One column a field of an item, tags joined by semicolons.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = "string"),
              examples = @ExampleObject(Examples.TRADES_CSV)))
  void export(
      @Parameter(description = ACCOUNT) @RequestParam(required = false) @Nullable String accountId,
      @Parameter(description = SYMBOL) @RequestParam(required = false) @Nullable String symbol,
      @Parameter(schema = @Schema(allowableValues = {"LONG", "SHORT"}))
          @RequestParam(required = false)
          @Nullable String side,
      @Parameter(schema = @Schema(allowableValues = {"open", "closed", "void"}))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = TAG) @RequestParam(required = false) @Nullable String tag,
      @Parameter(description = FROM, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort,
      Request request,
      Reading reading,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException {
    TradeFilter filter = filter(symbol, side, status, tag, from, to);
    TradeSort order = sort(sort);
    AccountId account = Parameters.value("accountId", accountId, AccountId::of);
    TraderId trader = request.caller().id();
    List<LedgerScope> scopes = scopes(trader, account, reading);
    ExportTag version =
        ExportTag.of(trader, account + " " + filter + " " + order, scopes, progress);
    TradeListing.Listed listed = listing.all(scopes, filter, order);
    reading.blockedAt(listed.blockedAt());
    if (new ServletWebRequest(http, response).checkNotModified(version.value(listed.blockedAt()))) {
      return;
    }
    LocalDate today =
        scopes.isEmpty()
            ? LocalDate.ofInstant(request.receivedAt(), ZoneOffset.UTC)
            : scopes.getFirst().timeZone().dayOf(request.receivedAt());
    String file = "trades-" + (account == null ? "all" : account) + "-" + today + ".csv";
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 15);
    TradeCsv.write(listed.rows(), writer);
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

  private List<LedgerScope> scopes(
      TraderId trader, @Nullable AccountId accountId, Reading reading) {
    if (accountId != null) {
      return List.of(LedgerScope.of(ledgers.account(trader, accountId, reading)));
    }
    List<TraderAccounts.Entry> accounts = ledgers.accounts(trader, reading);
    List<LedgerScope> books = Ledgers.allBooks(accounts);
    if (books.stream().map(LedgerScope::communityId).distinct().count() == 1) {
      reading.about(books.getFirst().communityId());
    }
    return books;
  }

  private static TradeSort sort(@Nullable String sort) {
    TradeSort given = Parameters.value("sort", sort, TradeSort::of);
    return given == null ? TradeSort.NEWEST : given;
  }

  private static TradeFilter filter(
      @Nullable String symbol,
      @Nullable String side,
      @Nullable String status,
      @Nullable String tag,
      @Nullable String from,
      @Nullable String to) {
    LocalDate first = Parameters.date("from", from);
    LocalDate last = Parameters.date("to", to);
    Parameters.inOrder(first, last);
    return new TradeFilter(
        Parameters.value("symbol", symbol, Symbol::of),
        Parameters.oneOf("side", side, Side.class, Side::name),
        Parameters.value("status", status, TradeStatus::of),
        tag,
        first,
        last);
  }
}
