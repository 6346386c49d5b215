package io.tradefold.command;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Decimals;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads values as they may come from outside: decimals as JSON strings within bounds, quantities
 * above zero, times from 1970 on. Only for requests: what stands in the log was checked when it
 * came, and sums may have more digits than any input.
 */
final class InputModule extends SimpleModule {

  InputModule() {
    super("tradefold-input");
    text(Amount.class, text -> new Amount(Decimals.bounded(text)));
    text(Price.class, text -> new Price(Decimals.bounded(text)));
    text(Factor.class, text -> new Factor(Decimals.bounded(text)));
    text(Quantity.class, InputModule::quantity);
    text(Instant.class, Instants::parse);
  }

  /** What is bought or sold is above zero. */
  static Quantity quantity(String text) {
    BigDecimal value = Decimals.bounded(text);
    if (value.signum() <= 0) {
      throw new InvalidValue(text, "a quantity above zero");
    }
    return new Quantity(value);
  }

  private <T> void text(Class<T> type, Function<String, T> read) {
    addDeserializer(type, new TextDeserializer<>(type, read));
  }

  /** Reads a JSON string and nothing else. */
  private static final class TextDeserializer<T> extends StdDeserializer<T> {

    private final transient Function<String, T> read;

    TextDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new InvalidValue(
            parser.currentToken().isScalarValue() ? parser.getString() : "", "a JSON string");
      }
      return read.apply(parser.getString());
    }
  }
}
