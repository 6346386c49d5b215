package io.tradefold.command.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.FieldError;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.command.CommandSender;
import io.tradefold.command.NewIds;
import io.tradefold.command.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands on the caller's own accounts as a whole. */
@RestController
@RequestMapping(path = "/api/trader/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts")
class AccountController {

  static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final CommandSender sender;

  AccountController(CommandSender sender) {
    this.sender = sender;
  }

  @PostMapping(consumes = JSON)
  @Operation(summary = "Open an account in a community")
  @Answers.MadeAccount
  ResponseEntity<Object> open(@RequestBody AccountBodies.Open body, Request request) {
    if (body.startingBalance().isNegative()) {
      throw new FieldError(
          "startingBalance", body.startingBalance().toString(), "an amount of zero or more");
    }
    AccountId id =
        body.accountId() == null
            ? AccountId.of(NewIds.forAggregate(request, "account"))
            : body.accountId();
    return sender.create(
        new TradingCommand.OpenAccount(
            trader(request),
            id,
            body.communityId(),
            Texts.name(body.name(), "name"),
            body.currency(),
            body.startingBalance(),
            at(body.at(), request)),
        request,
        outcome -> "/api/trader/accounts/" + outcome.id("accountId"));
  }

  @PatchMapping(path = "/{accountId}", consumes = JSON)
  @Operation(summary = "Rename an account")
  @Answers.WithAccount
  ResponseEntity<Object> rename(
      @PathVariable String accountId, @RequestBody AccountBodies.Rename body, Request request) {
    return sender.send(
        new TradingCommand.RenameAccount(
            trader(request), account(accountId), Texts.name(body.name(), "name")),
        request);
  }

  @DeleteMapping("/{accountId}")
  @Operation(summary = "Close an account without open trades; it stays readable")
  @Answers.WithAccount
  ResponseEntity<Object> close(@PathVariable String accountId, Request request) {
    return sender.send(
        new TradingCommand.CloseAccount(trader(request), account(accountId)), request);
  }

  @PostMapping(path = "/{accountId}/deposits", consumes = JSON)
  @Operation(summary = "Deposit; it counts from the start of its day")
  @Answers.WithAccount
  ResponseEntity<Object> deposit(
      @PathVariable String accountId, @RequestBody AccountBodies.Flow body, Request request) {
    return sender.send(
        new TradingCommand.Deposit(
            trader(request), account(accountId), body.positive(), at(body.at(), request)),
        request);
  }

  @PostMapping(path = "/{accountId}/withdrawals", consumes = JSON)
  @Operation(summary = "Withdraw at most the balance; it counts from the end of its day")
  @Answers.WithAccount
  ResponseEntity<Object> withdraw(
      @PathVariable String accountId, @RequestBody AccountBodies.Flow body, Request request) {
    return sender.send(
        new TradingCommand.Withdraw(
            trader(request), account(accountId), body.positive(), at(body.at(), request)),
        request);
  }

  @PostMapping(path = "/{accountId}/adjustments", consumes = JSON)
  @Operation(summary = "Record a dividend, interest, funding or fee; a cost is negative")
  @Answers.WithAccount
  ResponseEntity<Object> adjust(
      @PathVariable String accountId, @RequestBody AccountBodies.Adjustment body, Request request) {
    return sender.send(
        new TradingCommand.Adjust(
            trader(request),
            account(accountId),
            body.kind(),
            body.nonZero(),
            at(body.at(), request),
            Texts.note(body.note(), "note")),
        request);
  }

  @PutMapping(path = "/{accountId}/risk-settings", consumes = JSON)
  @Operation(summary = "Set the limits for trades by hand; what is left out has no limit")
  @Answers.WithAccount
  ResponseEntity<Object> risk(
      @PathVariable String accountId, @RequestBody AccountBodies.Risk body, Request request) {
    return sender.send(
        new TradingCommand.ChangeRiskSettings(trader(request), account(accountId), body.settings()),
        request);
  }

  @PutMapping(path = "/{accountId}/broker", consumes = JSON)
  @Operation(summary = "Record the connection of a broker")
  @Answers.WithAccount
  ResponseEntity<Object> connect(
      @PathVariable String accountId, @RequestBody AccountBodies.Broker body, Request request) {
    String external = body.externalAccount();
    return sender.send(
        new TradingCommand.ConnectBroker(
            trader(request),
            account(accountId),
            Texts.name(body.name(), "name"),
            external == null ? null : Texts.name(external, "externalAccount")),
        request);
  }

  @DeleteMapping("/{accountId}/broker")
  @Operation(summary = "Record the disconnection of the broker")
  @Answers.WithAccount
  ResponseEntity<Object> disconnect(@PathVariable String accountId, Request request) {
    return sender.send(
        new TradingCommand.DisconnectBroker(trader(request), account(accountId)), request);
  }

  static TraderId trader(Request request) {
    return request.caller().id();
  }

  static AccountId account(String id) {
    return NewIds.read("accountId", id, AccountId::of);
  }

  /** Left out, it is the time of receipt. */
  static Instant at(@Nullable Instant at, Request request) {
    return at == null ? request.receivedAt() : at;
  }
}
