package io.tradefold.command;

import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.Sha256;
import io.tradefold.api.identity.Request;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;

/** Ids that the client did not choose, and those that stand in a path. */
public final class NewIds {

  private static final int BYTES = 16;

  private NewIds() {}

  /**
   * For something within an aggregate, which itself remembers the idempotency keys: random, so that
   * a key used again after a day makes something new.
   */
  public static String random() {
    return UUID.randomUUID().toString();
  }

  /**
   * For an aggregate: with an idempotency key always the same for the caller and the key, so that a
   * repeat finds the aggregate that remembers it; without, random.
   *
   * <p>So a key used again after a day for another creation meets the id it once made, a conflict:
   * an id that changed with the day would make a second thing when a repeat comes after midnight,
   * which is worse. Whoever wants to use keys again chooses ids of their own.
   */
  public static String forAggregate(Request request, String kind) {
    return request.idempotencyKey() == null
        ? random()
        : hash(kind, request.caller().id().value(), request.idempotencyKey());
  }

  private static String hash(String... texts) {
    return Sha256.hex(String.join("\n", texts).getBytes(StandardCharsets.UTF_8), BYTES);
  }

  /**
   * An id in a path or parameter.
   *
   * @throws FieldError naming it when it is no id
   */
  public static <T> T read(String field, String text, Function<String, T> of) {
    try {
      return of.apply(text);
    } catch (InvalidValue invalid) {
      throw FieldError.of(field, invalid);
    }
  }
}
