package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents that were read by key. */
record ReadDocuments(Set<ViewKey> known, Map<ViewKey, Object> found) implements Documents {

  static final Documents NONE = new ReadDocuments(Set.of(), Map.of());

  @Override
  public boolean has(ViewKey key) {
    return known.contains(key);
  }

  @Override
  public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
    if (!has(key)) {
      throw new IllegalStateException("not read: " + key);
    }
    Object document = found.get(key);
    return document == null ? null : type.shape().cast(document);
  }
}
