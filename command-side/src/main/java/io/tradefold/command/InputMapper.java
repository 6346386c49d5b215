package io.tradefold.command;

import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the bodies of requests, strictly: no unknown or doubled fields, nothing required left out,
 * nothing turned from one type into another, nothing behind the end. Whatever is wrong is said as a
 * {@link FieldError} with the path of the field.
 */
public final class InputMapper {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new InputModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, InputMapper::onlyText)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .build();

  private static void onlyText(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
  }

  /**
   * @throws FieldError when the body is not of that shape
   */
  public <T extends Input> T read(Reader json, Class<T> type) {
    try {
      T body = mapper.readValue(json, type);
      if (body == null) {
        throw new FieldError(null, "null", "a JSON object");
      }
      requireAll(body);
      return body;
    } catch (JacksonException wrong) {
      throw error(wrong);
    }
  }

  /** The mapper itself, for reading long arrays piece by piece. */
  public JsonMapper mapper() {
    return mapper;
  }

  private static void requireAll(Record body) {
    for (RecordComponent component : body.getClass().getRecordComponents()) {
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && value(component, body) == null) {
        throw new FieldError(component.getName(), null, "a value: the field is required");
      }
    }
  }

  private static void requireAll(Input body) {
    if (body instanceof Record fields) {
      requireAll(fields);
    }
  }

  private static @Nullable Object value(RecordComponent component, Record body) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(body);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What is wrong, and where. */
  public static FieldError error(JacksonException wrong) {
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
      case MismatchedInputException mismatch -> new FieldError(field, null, expected(mismatch));
      default -> new FieldError(field, null, "well-formed JSON: " + wrong.getOriginalMessage());
    };
  }

  private static @Nullable String path(JacksonException wrong) {
    String path =
        wrong.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    if (path.isEmpty()) {
      return null;
    }
    return path.startsWith(".") ? path.substring(1) : path;
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
