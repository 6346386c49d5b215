package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.Progress;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.Ledgers;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The trader's trades as a file, written while it is read. */
@RestController
@Tag(name = "Trades")
class TradeExportController {

  private static final int BUFFER = 1 << 15;

  private final Ledgers ledgers;
  private final TradeListing listing;
  private final Progress progress;

  TradeExportController(Ledgers ledgers, StoredViews views, Progress progress) {
    this.ledgers = ledgers;
    this.listing = new TradeListing(views, progress);
    this.progress = progress;
  }

  @GetMapping(path = "/api/trader/trades.csv", produces = "text/csv")
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
      TradeParameters wanted,
      Request request,
      Reading reading,
      HttpServletRequest http,
      HttpServletResponse response)
      throws IOException {
    TradeFilter filter = wanted.filter();
    TradeSort order = wanted.order();
    AccountId account = wanted.account();
    TraderId trader = request.caller().id();
    List<LedgerScope> scopes = ledgers.inQuestion(trader, account, reading);
    ExportTag tag = ExportTag.of(trader, account + " " + filter + " " + order, scopes, progress);
    TradeListing.Listed listed = listing.all(scopes, filter, order);
    reading.blockedAt(listed.blockedAt());
    if (new ServletWebRequest(http, response).checkNotModified(tag.value(listed.blockedAt()))) {
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(file(account, scopes, request))
            .build()
            .toString());
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
    TradeCsv.write(listed.rows(), writer);
  }

  private static String file(
      @Nullable AccountId account, List<LedgerScope> scopes, Request request) {
    LocalDate today =
        scopes.isEmpty()
            ? LocalDate.ofInstant(request.receivedAt(), ZoneOffset.UTC)
            : scopes.getFirst().timeZone().dayOf(request.receivedAt());
    return "trades-" + (account == null ? "all" : account) + "-" + today + ".csv";
  }
}
