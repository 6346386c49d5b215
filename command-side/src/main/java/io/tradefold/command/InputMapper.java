package io.tradefold.command;

import io.tradefold.api.FieldError;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the bodies of requests, strictly and within limits: no unknown or doubled fields, nothing
 * required left out, nothing turned from one type into another, nothing behind the end. Whatever is
 * wrong is said as a {@link FieldError} with the path of the field.
 */
public final class InputMapper {

  static final String LIMITS =
      "at most 32 levels, 64 characters of a number, 65,536 of a text, 256 of a name";

  private final JsonMapper mapper =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())
          .addModule(new InputModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // Said here instead, where it can be said in words.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, InputMapper::onlyText)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .build();

  private static StreamReadConstraints limits() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(32)
        .maxNumberLength(64)
        .maxStringLength(65_536)
        .maxNameLength(256)
        .build();
  }

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
    T body = piecewise(json, parser -> whole(parser, type));
    requireAll(body);
    return body;
  }

  /**
   * Reads something long piece by piece, to its end.
   *
   * @param reading moves the parser on; may throw {@link FieldError} itself
   * @throws FieldError when it is not well-formed JSON, or something follows
   */
  public <T> T piecewise(Reader json, Function<JsonParser, T> reading) {
    try (JsonParser parser = mapper.createParser(json)) {
      try {
        T read = reading.apply(parser);
        if (parser.nextToken() != null) {
          throw new FieldError(null, null, "nothing behind the end of the JSON");
        }
        return read;
      } catch (JacksonException wrong) {
        throw InputErrors.of(wrong, parser);
      }
    }
  }

  private <T extends Input> T whole(JsonParser parser, Class<T> type) {
    T body = mapper.readValue(parser, type);
    if (body == null) {
      throw new FieldError(null, "null", "a JSON object");
    }
    return body;
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
}
