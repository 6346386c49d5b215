package io.tradefold.command.trading;

import static io.tradefold.command.trading.AccountController.JSON;
import static io.tradefold.command.trading.AccountController.account;
import static io.tradefold.command.trading.AccountController.at;
import static io.tradefold.command.trading.AccountController.trader;
import static io.tradefold.command.trading.TradeBodies.factorOrOne;
import static io.tradefold.command.trading.TradeBodies.feeOrZero;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.command.CommandSender;
import io.tradefold.command.NewIds;
import io.tradefold.command.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands on trades entered by hand, and what is said about trades afterwards. */
@RestController
@RequestMapping(
    path = "/api/trader/accounts/{accountId}/trades",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Trades")
class TradeController {

  private final CommandSender sender;

  TradeController(CommandSender sender) {
    this.sender = sender;
  }

  @PostMapping(consumes = JSON)
  @Operation(summary = "Open a trade in a symbol that is flat")
  @Answers.MadeTrade
  ResponseEntity<Object> open(
      @PathVariable String accountId, @RequestBody TradeBodies.Open body, Request request) {
    TradeId chosen = body.tradeId();
    TradeId id = chosen == null ? TradeId.of(NewIds.random()) : chosen;
    return sender.create(
        new TradingCommand.OpenTrade(
            trader(request),
            account(accountId),
            id,
            body.symbol(),
            body.side(),
            body.quantity(),
            body.price(),
            feeOrZero(body.fee()),
            factorOrOne(body.multiplier()),
            factorOrOne(body.rate()),
            body.stopLoss(),
            body.signalId(),
            at(body.at(), request)),
        request,
        outcome -> "/api/trader/accounts/" + accountId + "/trades/" + outcome.id("tradeId"));
  }

  @PostMapping(path = "/{tradeId}/increase", consumes = JSON)
  @Operation(summary = "Add a lot to an open trade")
  @Answers.WithExecution
  ResponseEntity<Object> increase(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      @RequestBody TradeBodies.Change body,
      Request request) {
    return sender.send(
        new TradingCommand.IncreaseTrade(
            trader(request),
            account(accountId),
            trade(tradeId),
            execution(),
            body.quantity(),
            body.price(),
            feeOrZero(body.fee()),
            factorOrOne(body.rate()),
            at(body.at(), request)),
        request);
  }

  @PostMapping(path = "/{tradeId}/reduce", consumes = JSON)
  @Operation(summary = "Consume lots first-in first-out; with all that is held the trade closes")
  @Answers.WithExecution
  ResponseEntity<Object> reduce(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      @RequestBody TradeBodies.Change body,
      Request request) {
    return sender.send(
        new TradingCommand.ReduceTrade(
            trader(request),
            account(accountId),
            trade(tradeId),
            execution(),
            body.quantity(),
            body.price(),
            feeOrZero(body.fee()),
            factorOrOne(body.rate()),
            at(body.at(), request)),
        request);
  }

  @PostMapping(path = "/{tradeId}/close", consumes = JSON)
  @Operation(summary = "Close a trade with all that is held")
  @Answers.WithExecution
  ResponseEntity<Object> close(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      @RequestBody TradeBodies.Close body,
      Request request) {
    return sender.send(
        new TradingCommand.CloseTrade(
            trader(request),
            account(accountId),
            trade(tradeId),
            execution(),
            body.price(),
            feeOrZero(body.fee()),
            factorOrOne(body.rate()),
            at(body.at(), request)),
        request);
  }

  @PostMapping(path = "/{tradeId}/void", consumes = JSON)
  @Operation(summary = "Take a trade out of every figure; it stays visible as void")
  @Answers.WithTrade
  ResponseEntity<Object> voidTrade(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      @RequestBody TradeBodies.Voiding body,
      Request request) {
    return sender.send(
        new TradingCommand.VoidTrade(
            trader(request), account(accountId), trade(tradeId), Texts.reason(body.reason())),
        request);
  }

  @PostMapping(path = "/{tradeId}/notes", consumes = JSON)
  @Operation(summary = "Replace a trade's note and tags")
  @Answers.WithTrade
  ResponseEntity<Object> notes(
      @PathVariable String accountId,
      @PathVariable String tradeId,
      @RequestBody TradeBodies.Notes body,
      Request request) {
    return sender.send(
        new TradingCommand.AnnotateTrade(
            trader(request),
            account(accountId),
            trade(tradeId),
            Texts.note(body.text(), "text"),
            body.checkedTags()),
        request);
  }

  private static TradeId trade(String id) {
    return NewIds.read("tradeId", id, TradeId::of);
  }

  private static ExecutionId execution() {
    return ExecutionId.of(NewIds.random());
  }
}
