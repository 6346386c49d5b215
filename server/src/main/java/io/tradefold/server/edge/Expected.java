package io.tradefold.server.edge;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value of a type looks like from outside, as the end of "expected …". */
final class Expected {

  private Expected() {}

  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Instant.class) {
      return "an instant such as 2026-03-01T14:30:00Z";
    }
    if (type == LocalDate.class) {
      return "a date such as 2026-03-01";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type == String.class || isWrittenAsText(type) ? "a string" : objectOr(type);
  }

  private static String objectOr(Class<?> type) {
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "another value";
  }

  /** Our value objects are made of one string by {@code of}. */
  private static boolean isWrittenAsText(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(
            method ->
                Modifier.isStatic(method.getModifiers())
                    && (method.getName().equals("of") || method.getName().equals("parse"))
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == String.class);
  }
}
