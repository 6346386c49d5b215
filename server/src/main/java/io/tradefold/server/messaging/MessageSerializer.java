package io.tradefold.server.messaging;

import io.tradefold.api.Answer;
import io.tradefold.server.log.PublishedSerializer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Writes commands, queries and what they are answered as JSON under the names of their classes, for
 * processes of the same release. Only our own messages are read, whatever a name may say, and the
 * few classes of Axon and of the JDK that go with them.
 *
 * <p>An {@link Answer} says what it holds: {@code io.tradefold.api.Answer<….Overview>}.
 */
final class MessageSerializer extends Jackson3Serializer {

  private static final String ANSWER = Answer.class.getName();

  private static final List<String> READ =
      List.of(
          "io.tradefold.api.",
          "io.tradefold.command.",
          "io.tradefold.query.",
          MessageSerializer.class.getPackageName() + ".",
          "org.axonframework.messaging.");

  private static final Set<String> READ_TOO =
      Stream.of(Void.class, Boolean.class, Integer.class, Long.class, String.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  MessageSerializer() {
    super(builder().jsonMapperBuilderCustomizer(PublishedSerializer::customize));
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
    if (object instanceof Answer<?>(Object found, var _) && found != null) {
      byte[] json =
          getObjectMapper().writerFor(answerOf(found.getClass())).writeValueAsBytes(object);
      return new SimpleSerializedObject<>(
          getConverter().convert(json, representation),
          representation,
          new SimpleSerializedType(ANSWER + "<" + found.getClass().getName() + ">", null));
    }
    return super.serialize(object, representation);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
  public <S, T> @Nullable T deserialize(SerializedObject<S> sent) {
    String found = foundIn(sent.getType().getName());
    if (found == null) {
      return super.deserialize(sent);
    }
    Class<?> type = classForType(new SimpleSerializedType(found, null));
    if (type == UnknownSerializedType.class) {
      throw new SerializationException("Nothing is answered with a " + found);
    }
    try {
      return getObjectMapper()
          .readerFor(answerOf(type))
          .readValue(getConverter().convert(sent, byte[].class).getData());
    } catch (JacksonException e) {
      throw new SerializationException("An answer can't be read: " + sent.getType().getName(), e);
    }
  }

  private JavaType answerOf(Class<?> found) {
    return getObjectMapper().getTypeFactory().constructParametricType(Answer.class, found);
  }

  private static @Nullable String foundIn(String name) {
    return name.startsWith(ANSWER + "<")
        ? name.substring(ANSWER.length() + 1, name.length() - 1)
        : null;
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (foundIn(type.getName()) != null) {
      return Answer.class;
    }
    return SerializedType.isEmptyType(type) || isRead(type.getName())
        ? super.classForType(type)
        : UnknownSerializedType.class;
  }

  private static boolean isRead(String name) {
    return READ_TOO.contains(name) || READ.stream().anyMatch(name::startsWith);
  }
}
