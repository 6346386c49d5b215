package io.tradefold.command.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.FieldError;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AdjustmentKind;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Symbol;
import io.tradefold.command.Input;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The bodies of the commands on an account as a whole. */
final class AccountBodies {

  /** So many symbols can be allowed: the list is part of the account's state. */
  private static final int SYMBOLS = 1_000;

  private AccountBodies() {}

  @Schema(
      name = "OpenAccount",
      example =
          """
          {"accountId": "main", "communityId": "acme", "name": "Futures", "currency": "USD",
           "startingBalance": "25000"}""")
  record Open(
      @Nullable AccountId accountId,
      CommunityId communityId,
      String name,
      CurrencyCode currency,
      Amount startingBalance,
      @Nullable Instant at)
      implements Input {}

  @Schema(name = "RenameAccount", example = "{\"name\": \"Swing\"}")
  record Rename(String name) implements Input {}

  @Schema(name = "MoveMoney", example = "{\"amount\": \"500\", \"at\": \"2026-03-02T09:00:00Z\"}")
  record Flow(Amount amount, @Nullable Instant at) implements Input {

    Amount positive() {
      if (!amount.isPositive()) {
        throw new FieldError("amount", amount.toString(), "an amount above zero");
      }
      return amount;
    }
  }

  @Schema(
      name = "Adjust",
      example = "{\"kind\": \"DIVIDEND\", \"amount\": \"12.40\", \"note\": \"AAPL, Q1\"}")
  record Adjustment(AdjustmentKind kind, Amount amount, @Nullable Instant at, @Nullable String note)
      implements Input {

    Amount nonZero() {
      if (amount.signum() == 0) {
        throw new FieldError("amount", amount.toString(), "an amount other than zero");
      }
      return amount;
    }
  }

  @Schema(
      name = "RiskLimits",
      example =
          """
          {"maxOpenTrades": 5, "maxPositionNotional": "20000", "maxDailyLoss": "500",
           "allowedSymbols": ["AAPL", "MSFT"]}""")
  record Risk(
      @Nullable Integer maxOpenTrades,
      @Nullable Amount maxPositionNotional,
      @Nullable Amount maxDailyLoss,
      @Nullable List<@Nullable Symbol> allowedSymbols)
      implements Input {

    RiskSettings settings() {
      if (maxOpenTrades != null && maxOpenTrades < 1) {
        throw new FieldError("maxOpenTrades", maxOpenTrades.toString(), "1 or more");
      }
      requirePositive("maxPositionNotional", maxPositionNotional);
      requirePositive("maxDailyLoss", maxDailyLoss);
      return new RiskSettings(
          maxOpenTrades, maxPositionNotional, maxDailyLoss, symbols(allowedSymbols));
    }

    private static void requirePositive(String field, @Nullable Amount limit) {
      if (limit != null && !limit.isPositive()) {
        throw new FieldError(field, limit.toString(), "an amount above zero");
      }
    }

    private static @Nullable TreeSet<Symbol> symbols(@Nullable List<@Nullable Symbol> list) {
      if (list == null) {
        return null;
      }
      if (list.size() > SYMBOLS) {
        throw new FieldError(
            "allowedSymbols", Integer.toString(list.size()), "at most " + SYMBOLS + " symbols");
      }
      TreeSet<Symbol> symbols = new TreeSet<>();
      for (Symbol symbol : list) {
        if (symbol == null) {
          throw new FieldError("allowedSymbols", "null", "symbols");
        }
        symbols.add(symbol);
      }
      return symbols;
    }
  }

  @Schema(
      name = "ConnectBroker",
      example = "{\"name\": \"Interactive Brokers\", \"externalAccount\": \"U1234567\"}")
  record Broker(String name, @Nullable String externalAccount) implements Input {}
}
