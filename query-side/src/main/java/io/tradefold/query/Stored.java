package io.tradefold.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A view as it is stored.
 *
 * @param id the document's {@code _id}
 * @param position the last event in it
 * @param blockedAt since when its fold has failed, so that it misses events; null when it has not
 */
public record Stored<V>(String id, long position, V view, @Nullable Instant blockedAt) {}
