package io.tradefold.server.edge;

import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: which field, what stood there, what was expected. */
final class JsonProblems {

  private JsonProblems() {}

  static ProblemDetail of(JacksonException failure) {
    String field = path(failure);
    FieldError nested = Unwrapped.find(failure, FieldError.class);
    if (nested != null) {
      return Problem.badValue(joined(field, nested.field()), nested.value(), nested.expected());
    }
    InvalidValue invalid = Unwrapped.find(failure, InvalidValue.class);
    if (invalid != null) {
      return Problem.badValue(field, invalid.value(), invalid.expected());
    }
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          Problem.badValue(field, null, "no such field; known are " + known(unknown));
      case InvalidFormatException format ->
          Problem.badValue(
              field, shortened(format.getValue()), Expected.of(format.getTargetType()));
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          Problem.badValue(field, null, Expected.of(mismatch.getTargetType()));
      case StreamConstraintsException beyond ->
          Problem.of(
              400,
              "The JSON is beyond a limit: 32 levels, 64 characters of a number, 65,536 of a text.");
      case StreamReadException malformed ->
          Problem.of(400, "The body is not well-formed JSON" + at(malformed.getLocation()) + ".");
      default -> wrongOf(failure, field);
    };
  }

  private static ProblemDetail wrongOf(JacksonException failure, @Nullable String field) {
    return Unwrapped.find(failure, NumberFormatException.class) != null
        ? Problem.badValue(field, null, "a decimal as a string")
        : Problem.badValue(field, null, "something else; see the documentation at /docs");
  }

  private static String known(UnrecognizedPropertyException unknown) {
    Collection<Object> ids = unknown.getKnownPropertyIds();
    return ids == null
        ? "none"
        : ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  /** {@code targets[1].price}; null for the body as a whole. */
  private static @Nullable String path(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.isEmpty() ? null : path.toString();
  }

  private static @Nullable String joined(@Nullable String outer, @Nullable String inner) {
    if (outer == null || inner == null) {
      return outer == null ? inner : outer;
    }
    return outer + "." + inner;
  }

  private static @Nullable String shortened(@Nullable Object value) {
    String text = value == null ? null : value.toString();
    return text == null || text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static String at(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
