package io.tradefold.command.trading;

import static io.tradefold.command.trading.AccountController.account;
import static io.tradefold.command.trading.AccountController.trader;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.FieldError;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.command.Bodies;
import io.tradefold.command.CommandSender;
import io.tradefold.command.InputMapper;
import io.tradefold.command.NewIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports of executions and their undoing. */
@RestController
@RequestMapping(
    path = "/api/trader/accounts/{accountId}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Imports")
class ImportController {

  private static final String CSV_EXAMPLE =
      """
      executionId,at,symbol,side,quantity,price,fee,multiplier,rate
      e-1,2026-03-02T15:30:00Z,AAPL,BUY,100,185.20,1,,
      e-2,2026-03-02T19:55:00Z,AAPL,SELL,100,187.05,1,,""";

  private static final String JSON_EXAMPLE =
      """
      [{"executionId": "e-1", "at": "2026-03-02T15:30:00Z", "symbol": "ES", "side": "BUY",
        "quantity": "1", "price": "5210.25", "fee": "2.10", "multiplier": "50"}]""";

  private final CommandSender sender;
  private final InputMapper mapper;
  private final LargeFiles largeFiles = new LargeFiles();

  ImportController(CommandSender sender, InputMapper mapper) {
    this.sender = sender;
    this.mapper = mapper;
  }

  @PostMapping(
      path = "/executions",
      consumes = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Import executions: all rows or none, unless partial; a preview changes nothing",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(CSV_EXAMPLE)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    array = @ArraySchema(schema = @Schema(implementation = JsonRows.Element.class)),
                    examples = @ExampleObject(JSON_EXAMPLE))
              }))
  @Answers.WithImport
  ResponseEntity<Object> importExecutions(
      @PathVariable String accountId,
      @RequestParam(required = false) @Nullable String partial,
      @RequestParam(required = false) @Nullable String preview,
      Request request,
      HttpServletRequest body)
      throws IOException {
    boolean takePart = flag("partial", partial);
    boolean onlyLook = flag("preview", preview);
    return largeFiles.inTurn(
        body,
        stream -> take(accountId, read(body, stream), takePart, onlyLook, request.fromImport()));
  }

  private ResponseEntity<Object> take(
      String accountId, Rows rows, boolean takePart, boolean onlyLook, Request request) {
    TradingCommand.ImportExecutions command =
        new TradingCommand.ImportExecutions(
            trader(request),
            account(accountId),
            ImportId.of(NewIds.random()),
            rows.rows(),
            rows.rejected(),
            takePart,
            onlyLook);
    return command.preview()
        ? sender.send(command, request)
        : sender.create(
            command,
            request,
            outcome -> "/api/trader/accounts/" + accountId + "/imports/" + outcome.id("importId"));
  }

  @DeleteMapping("/imports/{importId}")
  @Operation(summary = "Undo an import: afterwards it is as if it had never been")
  @Answers.WithImportUndone
  ResponseEntity<Object> undo(
      @PathVariable String accountId, @PathVariable String importId, Request request) {
    return sender.send(
        new TradingCommand.UndoImport(
            trader(request), account(accountId), NewIds.read("importId", importId, ImportId::of)),
        request.fromImport());
  }

  private Rows read(HttpServletRequest body, InputStream stream) throws IOException {
    MediaType type = MediaType.parseMediaType(body.getContentType());
    boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(type);
    Reader text =
        Bodies.open(
            stream,
            body.getHeader(HttpHeaders.CONTENT_ENCODING),
            type,
            json ? Bodies.JSON_LIMIT : Bodies.CSV_LIMIT);
    return json ? JsonRows.read(text, mapper) : CsvRows.read(text);
  }

  /** Without a value it is neither: {@code ?preview} must not import. */
  private static boolean flag(String name, @Nullable String text) {
    if (text == null) {
      return false;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new FieldError(name, text, "true or false");
    };
  }
}
