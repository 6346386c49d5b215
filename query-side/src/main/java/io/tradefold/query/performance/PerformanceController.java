package io.tradefold.query.performance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.CurrencyCode;
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
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerScope;
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

  private static final String ACCOUNT = "one account; left out, the trader's book";
  private static final String COMMUNITY = "of which community; left out, the only one there is";
  private static final String CURRENCY = "in which currency; left out, the only one there is";
  private static final String FROM = "first day, ISO date in the community's zone";
  private static final String TO = "last day, included; beyond today it is today";

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
      @Parameter(description = ACCOUNT) @RequestParam(required = false) @Nullable String accountId,
      @Parameter(description = COMMUNITY) @RequestParam(required = false)
          @Nullable String communityId,
      @Parameter(description = CURRENCY) @RequestParam(required = false) @Nullable String currency,
      Request request,
      HttpServletRequest http,
      Reading reading) {
    LedgerScope scope = scope(request, accountId, communityId, currency, reading);
    Overview overview =
        asking.ask(
            new PerformanceQuery.OverviewOf(scope.ledgerId()),
            Overview.class,
            reading,
            "There is no overview of " + scope.ledgerId() + ".");
    return overview.on(today(scope, request, http));
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
      @Parameter(description = ACCOUNT) @RequestParam(required = false) @Nullable String accountId,
      @Parameter(description = COMMUNITY) @RequestParam(required = false)
          @Nullable String communityId,
      @Parameter(description = CURRENCY) @RequestParam(required = false) @Nullable String currency,
      @Parameter(description = FROM, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(
              description = "how the range is divided; a month when left out",
              schema = @Schema(allowableValues = {"day", "week", "month"}))
          @RequestParam(required = false)
          @Nullable String bucket,
      Request request,
      HttpServletRequest http,
      Reading reading) {
    LocalDate first = Parameters.date("from", from);
    LocalDate last = Parameters.date("to", to);
    Parameters.inOrder(first, last);
    Bucket buckets = Parameters.value("bucket", bucket, Bucket::of);
    LedgerScope scope = scope(request, accountId, communityId, currency, reading);
    PerformanceCalculation calculation =
        new PerformanceCalculation(
            terms(scope),
            first,
            last,
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
      @Parameter(description = ACCOUNT) @RequestParam(required = false) @Nullable String accountId,
      @Parameter(description = COMMUNITY) @RequestParam(required = false)
          @Nullable String communityId,
      @Parameter(description = CURRENCY) @RequestParam(required = false) @Nullable String currency,
      @Parameter(description = FROM, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, schema = @Schema(format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      Request request,
      HttpServletRequest http,
      Reading reading) {
    BreakdownBy grouping = Parameters.value("by", by, BreakdownBy::of);
    if (grouping == null) {
      throw new BadParameter("by", "", "one of symbol, weekday, hour, side, tag, holdingTime");
    }
    LocalDate first = Parameters.date("from", from);
    LocalDate last = Parameters.date("to", to);
    Parameters.inOrder(first, last);
    LedgerScope scope = scope(request, accountId, communityId, currency, reading);
    BreakdownCalculation calculation =
        new BreakdownCalculation(
            scope.ledgerId(), grouping, first, last, today(scope, request, http));
    return asking.ask(
        new PerformanceQuery.BreakdownOf(calculation),
        BreakdownAnswer.class,
        reading,
        "There are no figures of " + scope.ledgerId() + ".");
  }

  private LedgerScope scope(
      Request request,
      @Nullable String accountId,
      @Nullable String communityId,
      @Nullable String currency,
      Reading reading) {
    return ledgers.meant(
        request.caller().id(),
        Parameters.value("accountId", accountId, AccountId::of),
        Parameters.value("communityId", communityId, CommunityId::of),
        Parameters.value("currency", currency, CurrencyCode::of),
        reading);
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
