package io.tradefold.api.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the edge knows of a request, apart from its body. The clock is read here, once.
 *
 * @param receivedAt the server's clock at receipt
 * @param correlationId from the header {@code X-Correlation-Id}, or made up
 * @param source {@link #API}, WEB, {@link #IMPORT} or WEBHOOK
 * @param idempotencyKey the header {@code Idempotency-Key}; null when there is none
 * @param fingerprint hash of method, path, query and body; null without an idempotency key
 */
public record Request(
    Caller caller,
    Instant receivedAt,
    String correlationId,
    String source,
    @Nullable String idempotencyKey,
    @Nullable String fingerprint) {

  /** The source of what a program or a person sends. */
  public static final String API = "API";

  /** The source of what comes out of a broker's file. */
  public static final String IMPORT = "IMPORT";

  /** The same request, whose events say that they come from an import. */
  public Request fromImport() {
    return new Request(caller, receivedAt, correlationId, IMPORT, idempotencyKey, fingerprint);
  }
}
