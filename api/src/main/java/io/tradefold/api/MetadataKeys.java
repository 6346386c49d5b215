package io.tradefold.api;

/** The keys under which commands and events say who, on whose authority, why and whence. */
public final class MetadataKeys {

  /** The community, so that an event's turn is known before its payload is read. */
  public static final String COMMUNITY_ID = "communityId";

  /** The caller's id. */
  public static final String ACTOR = "actor";

  /** The role it was done under: {@code TRADER}, {@code OWNER}, {@code OPERATOR}. */
  public static final String AUTHORITY = "authority";

  /** Why, where a reason is due. */
  public static final String REASON = "reason";

  /** The request, conversation or import everything in it belongs to. */
  public static final String CORRELATION_ID = "correlationId";

  /** The message that caused this one. */
  public static final String CAUSATION_ID = "causationId";

  /** API, WEB, IMPORT or WEBHOOK. */
  public static final String SOURCE = "source";

  /** When the edge received the command; ISO instant. */
  public static final String RECEIVED_AT = "receivedAt";

  /** The client's key for repeating a command without a second effect. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** A hash of method, path and body: the same key with another one is refused. */
  public static final String FINGERPRINT = "fingerprint";

  /** What a command with an idempotency key was answered, as JSON, on the first of its events. */
  public static final String OUTCOME = "outcome";

  private MetadataKeys() {}
}
