package io.tradefold.server.messaging;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TraderId;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Some value of any type that messages are made of, with everything in it that can be. */
final class Sample {

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(int.class, 7),
          Map.entry(Integer.class, 7),
          Map.entry(long.class, 8L),
          Map.entry(Long.class, 8L),
          Map.entry(boolean.class, true),
          Map.entry(double.class, 0.1 + 0.2),
          Map.entry(Double.class, 0.1 + 0.2),
          Map.entry(Instant.class, Instant.parse("2026-03-02T14:30:01.123456Z")),
          Map.entry(LocalDate.class, LocalDate.of(2026, 3, 2)),
          Map.entry(YearMonth.class, YearMonth.of(2026, 3)),
          Map.entry(Amount.class, Amount.of("123456789012345678.123456789012")),
          Map.entry(BigDecimal.class, new BigDecimal("0.10")),
          Map.entry(Price.class, Price.of("48.50")),
          Map.entry(Quantity.class, Quantity.of("100")),
          Map.entry(Factor.class, Factor.of("0.92")),
          Map.entry(CurrencyCode.class, CurrencyCode.of("USD")),
          Map.entry(Zone.class, Zone.of("America/New_York")),
          Map.entry(CommunityId.class, CommunityId.of("acme")),
          Map.entry(TraderId.class, TraderId.of("ann")),
          Map.entry(AccountId.class, AccountId.of("main")),
          Map.entry(TradeId.class, TradeId.of("t-1")),
          Map.entry(ExecutionId.class, ExecutionId.of("e-1")),
          Map.entry(ImportId.class, ImportId.of("i-1")),
          Map.entry(SignalId.class, SignalId.of("s-1")),
          Map.entry(Symbol.class, Symbol.of("AAPL")),
          Map.entry(LedgerId.class, LedgerId.parse("acme:book:ann:USD")),
          Map.entry(TradeSort.class, TradeSort.NEWEST));

  private Sample() {}

  static Object of(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return collection(
          (Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (VALUES.containsKey(plain)) {
      return VALUES.get(plain);
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
    }
    if (plain.isSealed()) {
      return of(plain.getPermittedSubclasses()[0]);
    }
    return record(plain);
  }

  private static Object collection(Class<?> raw, Type[] of) {
    Object first = of(of[0]);
    if (raw == List.class) {
      return List.of(first);
    }
    if (raw == Set.class || raw == SortedSet.class) {
      return new TreeSet<>(List.of(first));
    }
    if (raw == Map.class || raw == SortedMap.class) {
      return new TreeMap<>(Map.of(first, of(of[1])));
    }
    throw new IllegalArgumentException("no sample of " + raw);
  }

  private static Object record(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("no sample of " + type);
    }
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(each -> of(each.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }
}
