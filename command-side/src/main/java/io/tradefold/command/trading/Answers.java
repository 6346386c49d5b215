package io.tradefold.command.trading;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.api.trading.TradeId;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** What the commands on accounts are answered, for the description of the interface. */
final class Answers {

  static final String MADE = "Made, now or when the same was asked for before";
  static final String DONE = "Done";

  private static final String ACCOUNT = "{\"accountId\": \"main\"}";
  private static final String TRADE = "{\"tradeId\": \"t-1\"}";

  private Answers() {}

  @Schema(name = "AccountIds")
  record AccountIds(AccountId accountId) {}

  @Schema(name = "TradeIds")
  record TradeIds(TradeId tradeId) {}

  @Schema(name = "ExecutionIds")
  record ExecutionIds(TradeId tradeId, @Nullable ExecutionId executionId) {}

  @Schema(name = "ImportIds")
  record ImportIds(ImportId importId) {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "201",
      description = MADE,
      content =
          @Content(
              schema = @Schema(implementation = AccountIds.class),
              examples = @ExampleObject(ACCOUNT)))
  @interface MadeAccount {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      description = DONE,
      content =
          @Content(
              schema = @Schema(implementation = AccountIds.class),
              examples = @ExampleObject(ACCOUNT)))
  @interface WithAccount {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "201",
      description = MADE,
      content =
          @Content(
              schema = @Schema(implementation = TradeIds.class),
              examples = @ExampleObject(TRADE)))
  @interface MadeTrade {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      description = DONE,
      content =
          @Content(
              schema = @Schema(implementation = TradeIds.class),
              examples = @ExampleObject(TRADE)))
  @interface WithTrade {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      description = DONE,
      content =
          @Content(
              schema = @Schema(implementation = ExecutionIds.class),
              examples =
                  @ExampleObject(
                      "{\"tradeId\": \"t-1\","
                          + " \"executionId\": \"0f8b6a52-4c1e-4a5e-9d0a-3f6f6e0c2b11\"}")))
  @interface WithExecution {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "201",
      description = "Imported",
      content =
          @Content(
              schema = @Schema(implementation = ImportResult.class),
              examples =
                  @ExampleObject(
                      """
                      {"importId": "7d1f3c0e-53c1-4f61-8b0e-0a7f3f1f9c55", "accepted": 2,
                       "duplicates": 0, "rejectedRows": 1,
                       "rejected": [{"line": 4, "column": "side", "value": "HOLD",
                         "reason": "expected BUY or SELL"}],
                       "tradesOpened": 1, "tradesClosed": 1}""")))
  @ApiResponse(
      responseCode = "200",
      description = "A preview: nothing was recorded, and there is no importId",
      content =
          @Content(
              schema = @Schema(implementation = ImportResult.class),
              examples =
                  @ExampleObject(
                      """
                      {"accepted": 2, "duplicates": 0, "rejectedRows": 0, "rejected": [],
                       "tradesOpened": 1, "tradesClosed": 1}""")))
  @interface WithImport {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      description = DONE,
      content =
          @Content(
              schema = @Schema(implementation = ImportIds.class),
              examples =
                  @ExampleObject("{\"importId\": \"7d1f3c0e-53c1-4f61-8b0e-0a7f3f1f9c55\"}")))
  @interface WithImportUndone {}
}
