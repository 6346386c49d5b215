package io.tradefold.api.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** A currency by its ISO 4217 code, upper case: {@code USD}. */
public record CurrencyCode(@JsonValue String value) implements Comparable<CurrencyCode> {

  private static final Set<String> KNOWN =
      Currency.availableCurrencies()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  public CurrencyCode {
    if (!KNOWN.contains(value)) {
      throw new InvalidValue(value, "an ISO 4217 currency code");
    }
  }

  @JsonCreator
  public static CurrencyCode of(String value) {
    return new CurrencyCode(value);
  }

  @Override
  public int compareTo(CurrencyCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
