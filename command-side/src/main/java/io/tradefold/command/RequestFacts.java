package io.tradefold.command;

import io.tradefold.api.MetadataKeys;
import io.tradefold.api.identity.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, when, and whence, as it travels in the command's metadata.
 *
 * @param operator whether the caller runs the platform
 * @param fingerprint a hash of the request; null without an idempotency key
 */
public record RequestFacts(
    String actor,
    boolean operator,
    Instant receivedAt,
    String correlationId,
    String source,
    @Nullable String idempotencyKey,
    @Nullable String fingerprint) {

  private static final String OPERATOR = "OPERATOR";
  private static final String USER = "USER";

  public static RequestFacts of(Request request) {
    return new RequestFacts(
        request.caller().id().value(),
        request.caller().operator(),
        request.receivedAt(),
        request.correlationId(),
        request.source(),
        request.idempotencyKey(),
        request.fingerprint());
  }

  static RequestFacts of(MetaData metaData) {
    return new RequestFacts(
        required(metaData, MetadataKeys.ACTOR),
        OPERATOR.equals(metaData.get(MetadataKeys.AUTHORITY)),
        Instant.parse(required(metaData, MetadataKeys.RECEIVED_AT)),
        required(metaData, MetadataKeys.CORRELATION_ID),
        required(metaData, MetadataKeys.SOURCE),
        (String) metaData.get(MetadataKeys.IDEMPOTENCY_KEY),
        (String) metaData.get(MetadataKeys.FINGERPRINT));
  }

  /** The metadata of a command. */
  public Map<String, String> toMetaData() {
    Map<String, String> metaData = trail();
    metaData.put(MetadataKeys.AUTHORITY, operator ? OPERATOR : USER);
    metaData.put(MetadataKeys.RECEIVED_AT, receivedAt.toString());
    if (idempotencyKey != null) {
      metaData.put(MetadataKeys.IDEMPOTENCY_KEY, idempotencyKey);
    }
    if (fingerprint != null) {
      metaData.put(MetadataKeys.FINGERPRINT, fingerprint);
    }
    return metaData;
  }

  /** What commands and events say alike. */
  Map<String, String> trail() {
    Map<String, String> metaData = new HashMap<>();
    metaData.put(MetadataKeys.ACTOR, actor);
    metaData.put(MetadataKeys.CORRELATION_ID, correlationId);
    metaData.put(MetadataKeys.SOURCE, source);
    return metaData;
  }

  private static String required(MetaData metaData, String key) {
    return (String) Objects.requireNonNull(metaData.get(key), key);
  }
}
