package io.tradefold.server.log;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes what another serializer writes, as {@link PackedJson}. It is unpacked when somebody looks
 * at it, upcasters too, so that what waits in a queue takes little memory.
 */
public final class PackingSerializer implements Serializer {

  private final Serializer plain;
  private final Converter converter;

  public PackingSerializer(Serializer plain) {
    this.plain = plain;
    this.converter = new Unpacking(plain.getConverter());
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
    SerializedObject<T> written = plain.serialize(object, representation);
    if (!(written.getData() instanceof byte[] json)) {
      return written;
    }
    return new SimpleSerializedObject<>(
        representation.cast(PackedJson.pack(json)), representation, written.getType());
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return plain.canSerializeTo(representation);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
  public <S, T> @Nullable T deserialize(SerializedObject<S> kept) {
    if (kept.getData() instanceof byte[] data && PackedJson.isPacked(data)) {
      return plain.deserialize(
          new SimpleSerializedObject<>(PackedJson.unpack(data), byte[].class, kept.getType()));
    }
    return plain.deserialize(kept);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public Class classForType(SerializedType type) {
    return plain.classForType(type);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(Class type) {
    return plain.typeForClass(type);
  }

  @Override
  public Converter getConverter() {
    return converter;
  }

  /** For upcasters, which see JSON. */
  private record Unpacking(Converter plain) implements Converter {

    @Override
    public boolean canConvert(Class<?> from, Class<?> to) {
      return plain.canConvert(from, to);
    }

    @Override
    public <T> T convert(Object original, Class<?> from, Class<T> to) {
      return plain.convert(
          original instanceof byte[] data ? PackedJson.unpack(data) : original, from, to);
    }
  }
}
