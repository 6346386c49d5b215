package io.tradefold.query.performance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.Position;
import io.tradefold.api.identity.Request;
import io.tradefold.api.performance.BreakdownAnswer;
import io.tradefold.api.performance.BreakdownBy;
import io.tradefold.api.performance.BreakdownCalculation;
import io.tradefold.api.performance.Bucket;
import io.tradefold.api.performance.LedgerTerms;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.OverviewAnswer;
import io.tradefold.api.performance.PerformanceAnswer;
import io.tradefold.api.performance.PerformanceCalculation;
import io.tradefold.api.performance.PerformanceQuery;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.Asking;
import io.tradefold.query.BadParameter;
import io.tradefold.query.Ledgers;
import io.tradefold.query.Parameters;
import io.tradefold.query.Reading;
import io.tradefold.query.Windows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trader's figures over HTTP. */
@RestController
@RequestMapping("/api/trader")
@Tag(name = "Performance")
class PerformanceController {

  private final Asking asking;
  private final Ledgers ledgers;

  PerformanceController(Asking asking, Ledgers ledgers) {
    this.asking = asking;
    this.ledgers = ledgers;
  }

  @GetMapping("/overview")
  @Operation(
      summary = "The overview of one account, or of all accounts in one community and currency")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = OverviewAnswer.class),
              examples = @ExampleObject(Examples.OVERVIEW)))
  OverviewAnswer overview(
      LedgerParameters whose, Request request, HttpServletRequest http, Reading reading) {
    TraderId trader = request.caller().id();
    Overview named = named(whose, trader, reading);
    Overview overview =
        named == null ? found(whose.meant(trader, ledgers, reading), reading) : named;
    LocalDate today = overview.dayOf(request.receivedAt());
    Windows.endOn(http, today);
    return overview.on(today);
  }

  /**
   * A book named in full is found by its name, without looking at the trader's accounts before.
   *
   * @return null when it is not named in full, or there is no such book
   */
  private @Nullable Overview named(LedgerParameters whose, TraderId trader, Reading reading) {
    LedgerParameters.Book book = whose.book();
    if (book == null) {
      return null;
    }
    Position reached = reading.reachedBy(book.communityId());
    LedgerId ledgerId = LedgerId.ofBook(book.communityId(), trader, book.currency());
    Overview overview =
        asking.ask(new PerformanceQuery.OverviewOf(ledgerId), Overview.class, reading);
    if (overview != null) {
      reading.since(reached);
    }
    return overview;
  }

  private Overview found(LedgerScope scope, Reading reading) {
    return asking.ask(
        new PerformanceQuery.OverviewOf(scope.ledgerId()),
        Overview.class,
        reading,
        "There is no overview of " + scope.ledgerId() + ".");
  }

  @GetMapping("/analytics/performance")
  @Operation(summary = "Every performance figure of a range, and its days, weeks or months")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = PerformanceAnswer.class),
              examples = @ExampleObject(Examples.PERFORMANCE)))
  PerformanceAnswer performance(
      LedgerParameters whose,
      RangeParameters range,
      @Parameter(
              description = "how the range is divided; a month when left out",
              schema = @Schema(allowableValues = {"day", "week", "month"}))
          @RequestParam(required = false)
          @Nullable String bucket,
      Request request,
      HttpServletRequest http,
      Reading reading) {
    RangeParameters.Days days = range.days();
    Bucket buckets = Parameters.value("bucket", bucket, Bucket::of);
    LedgerScope scope = whose.meant(request.caller().id(), ledgers, reading);
    PerformanceCalculation calculation =
        new PerformanceCalculation(
            terms(scope),
            days.first(),
            days.last(),
            buckets == null ? Bucket.MONTH : buckets,
            today(scope, request, http));
    return asking.ask(
        new PerformanceQuery.PerformanceOf(calculation),
        PerformanceAnswer.class,
        reading,
        "There are no figures of " + scope.ledgerId() + ".");
  }

  @GetMapping("/analytics/breakdown")
  @Operation(summary = "The trades of a range by symbol, weekday, hour, side, tag or holding time")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = BreakdownAnswer.class),
              examples = @ExampleObject(Examples.BREAKDOWN)))
  BreakdownAnswer breakdown(
      @Parameter(
              description = "what the trades are grouped by",
              required = true,
              schema =
                  @Schema(
                      allowableValues = {
                        "symbol",
                        "weekday",
                        "hour",
                        "side",
                        "tag",
                        "holdingTime"
                      }))
          @RequestParam(required = false)
          @Nullable String by,
      LedgerParameters whose,
      RangeParameters range,
      Request request,
      HttpServletRequest http,
      Reading reading) {
    BreakdownBy grouping = Parameters.value("by", by, BreakdownBy::of);
    if (grouping == null) {
      throw new BadParameter("by", "", "one of symbol, weekday, hour, side, tag, holdingTime");
    }
    RangeParameters.Days days = range.days();
    LedgerScope scope = whose.meant(request.caller().id(), ledgers, reading);
    BreakdownCalculation calculation =
        new BreakdownCalculation(
            scope.ledgerId(), grouping, days.first(), days.last(), today(scope, request, http));
    return asking.ask(
        new PerformanceQuery.BreakdownOf(calculation),
        BreakdownAnswer.class,
        reading,
        "There are no figures of " + scope.ledgerId() + ".");
  }

  /** An account opened after the community's annualisation changed does not change its book's. */
  private static LedgerTerms terms(LedgerScope scope) {
    AccountRef first = scope.accounts().getFirst();
    return new LedgerTerms(
        scope.ledgerId(), scope.currency(), scope.timeZone(), first.annualisation());
  }

  private static LocalDate today(LedgerScope scope, Request request, HttpServletRequest http) {
    LocalDate today = scope.timeZone().dayOf(request.receivedAt());
    Windows.endOn(http, today);
    return today;
  }
}
