package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import org.jspecify.annotations.Nullable;

/** The documents at hand while a total is computed. */
public interface Views {

  /** Whether it has been read; what does not exist is known to be absent. */
  boolean has(ViewKey key);

  /**
   * @return null when the document does not exist
   * @throws IllegalStateException when it was not read, see {@link #has}
   */
  <V> @Nullable V get(ViewKey key, ViewType<V> type);
}
