package io.tradefold.command;

import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body: which field, what stood there, what was expected. */
final class InputErrors {

  private static final int LONGEST_PATH = 80;

  private InputErrors() {}

  /**
   * @param parser still open, where it stopped
   */
  static FieldError of(JacksonException wrong, JsonParser parser) {
    String field = path(wrong);
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof FieldError said) {
        return said;
      }
      if (cause instanceof InvalidValue invalid) {
        return new FieldError(field, invalid.value(), invalid.expected());
      }
      if (cause instanceof CharacterCodingException) {
        return new FieldError(null, null, "text in UTF-8");
      }
    }
    return switch (wrong) {
      case UnrecognizedPropertyException unknown ->
          new FieldError(field, null, "no such field; there are: " + known(unknown));
      case InvalidFormatException format ->
          new FieldError(field, String.valueOf(format.getValue()), expected(format));
      case MismatchedInputException mismatch ->
          new FieldError(field, shown(parser), expected(mismatch));
      case StreamConstraintsException _ ->
          new FieldError(stoppedAt(parser), null, InputMapper.LIMITS);
      case UnexpectedEndOfInputException _ ->
          new FieldError(stoppedAt(parser), null, "well-formed JSON; it ends in the middle");
      default ->
          new FieldError(
              stoppedAt(parser),
              null,
              "well-formed JSON, each field once; it is not" + at(wrong.getLocation()));
    };
  }

  private static @Nullable String path(JacksonException wrong) {
    return shortened(
        wrong.getPath().stream()
            .map(step -> step(step.getPropertyName(), step.getIndex()))
            .collect(Collectors.joining()));
  }

  /** What the parser itself finds wrong has no path, but the parser knows where it is. */
  private static @Nullable String stoppedAt(JsonParser parser) {
    StringBuilder path = new StringBuilder();
    for (TokenStreamContext place = parser.streamReadContext();
        place != null && !place.inRoot();
        place = place.getParent()) {
      if (place.inArray() || place.currentName() != null) {
        path.insert(0, step(place.inArray() ? null : place.currentName(), place.getCurrentIndex()));
      }
    }
    return shortened(path.toString());
  }

  private static String step(@Nullable String name, int index) {
    return name == null ? "[" + index + "]" : "." + name;
  }

  /** {@code targets[1].price}; null for the body as a whole. */
  private static @Nullable String shortened(String path) {
    if (path.isEmpty()) {
      return null;
    }
    String clean = path.startsWith(".") ? path.substring(1) : path;
    return clean.length() <= LONGEST_PATH ? clean : clean.substring(0, LONGEST_PATH) + "…";
  }

  private static @Nullable String shown(JsonParser parser) {
    try {
      JsonToken token = parser.currentToken();
      return token != null && token.isScalarValue() ? parser.getString() : null;
    } catch (JacksonException _) {
      return null; // It can't be read to its end either.
    }
  }

  private static String at(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String expected(MismatchedInputException mismatch) {
    Class<?> type = mismatch.getTargetType();
    if (type == null) {
      return "another shape";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Integer.class || type == int.class) {
      return "a whole JSON number";
    }
    if (type.isRecord() && Input.class.isAssignableFrom(type)) {
      return "a JSON object";
    }
    return Iterable.class.isAssignableFrom(type) ? "a JSON array" : "a JSON string";
  }
}
