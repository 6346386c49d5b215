package io.tradefold.command.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.FieldError;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.command.Input;
import io.tradefold.command.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the commands on trades. */
final class TradeBodies {

  private TradeBodies() {}

  @Schema(
      name = "OpenTrade",
      example =
          """
          {"tradeId": "t-1", "symbol": "AAPL", "side": "LONG", "quantity": "100",
           "price": "185.20", "fee": "1", "stopLoss": "181", "at": "2026-03-02T15:30:00Z"}""")
  record Open(
      @Nullable TradeId tradeId,
      Symbol symbol,
      Side side,
      Quantity quantity,
      Price price,
      @Nullable Amount fee,
      @Nullable Factor multiplier,
      @Nullable Factor rate,
      @Nullable Price stopLoss,
      @Nullable SignalId signalId,
      @Nullable Instant at)
      implements Input {}

  @Schema(
      name = "ChangeTrade",
      example = "{\"quantity\": \"50\", \"price\": \"187.00\", \"fee\": \"1\"}")
  record Change(
      Quantity quantity,
      Price price,
      @Nullable Amount fee,
      @Nullable Factor rate,
      @Nullable Instant at)
      implements Input {}

  @Schema(name = "CloseTrade", example = "{\"price\": \"190.10\", \"fee\": \"1\"}")
  record Close(Price price, @Nullable Amount fee, @Nullable Factor rate, @Nullable Instant at)
      implements Input {}

  @Schema(name = "VoidTrade", example = "{\"reason\": \"entered twice\"}")
  record Voiding(String reason) implements Input {}

  @Schema(
      name = "NoteTrade",
      example = "{\"text\": \"Took it on the retest.\", \"tags\": [\"breakout\"]}")
  record Notes(@Nullable String text, @Nullable List<@Nullable String> tags) implements Input {

    List<String> checkedTags() {
      List<String> given = new ArrayList<>();
      for (String tag : tags == null ? List.<@Nullable String>of() : tags) {
        if (tag == null) {
          throw new FieldError("tags[" + given.size() + "]", "null", "a tag");
        }
        given.add(tag);
      }
      return Texts.tags(given);
    }
  }

  static Amount feeOrZero(@Nullable Amount fee) {
    return fee == null ? Amount.ZERO : fee;
  }

  static Factor factorOrOne(@Nullable Factor factor) {
    return factor == null ? Factor.ONE : factor;
  }
}
