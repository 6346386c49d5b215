package io.tradefold.server.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.Published;
import java.time.Instant;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes JSON whose type is a published name with its revision. Classes of Axon itself, such as
 * tokens, keep their own names; no other class is ever stored.
 *
 * <p>An unknown property fails, and what has an unknown name is an {@link UnknownSerializedType}: a
 * process that does not understand an event must not pass it over.
 */
public final class PublishedSerializer extends Jackson3Serializer {

  private static final String AXON = "org.axonframework.";

  private final PublishedNames names;

  public PublishedSerializer(PublishedNames names) {
    super(builder().jsonMapperBuilderCustomizer(PublishedSerializer::customize));
    this.names = names;
  }

  /** How JSON is written and read: exactly, and nothing is passed over. */
  public static void customize(JsonMapper.Builder mapper) {
    mapper
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // An upcaster sees the payload as a tree; decimals must pass through it unrounded.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        // Axon's ReplayToken names the class of the token inside; Jackson trusts no class by
        // itself.
        .polymorphicTypeValidator(
            BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(AXON)
                .allowIfSubType(String.class)
                .build());
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(@Nullable Class type) {
    if (type == null || type == Void.class || type == void.class) {
      return SerializedType.emptyType();
    }
    Published published = names.of(type);
    if (published != null) {
      return new SimpleSerializedType(published.value(), published.revision());
    }
    if (isForeign(type)) {
      return super.typeForClass(type);
    }
    throw new SerializationException(type.getName() + " has no @Published name and is not stored");
  }

  /** Axon's own classes and the JDK's: what tokens, metadata and query answers are made of. */
  private static boolean isForeign(Class<?> type) {
    return type.isArray()
        || type.getName().startsWith(AXON)
        || type.getName().startsWith("java.")
        || type.getName().startsWith("tools.jackson.");
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    Class<?> published = names.classOf(type.getName());
    if (published != null) {
      return published;
    }
    if (SerializedType.emptyType().equals(type) || type.getName().startsWith(AXON)) {
      return super.classForType(type);
    }
    if (type.getName().startsWith("java.")) {
      return super.classForType(type);
    }
    return UnknownSerializedType.class;
  }
}
