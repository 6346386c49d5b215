package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The view documents at hand while figures are computed. */
public interface Documents {

  /** Whether it has been read; what does not exist is known to be absent. */
  boolean has(ViewKey key);

  /**
   * @return null when the document does not exist
   * @throws IllegalStateException when it was not read, see {@link #has}
   */
  <V> @Nullable V get(ViewKey key, ViewType<V> type);

  /**
   * Reads until a calculation names nothing more.
   *
   * <p>{@code Documents.gather(calculation::needs, keys -> store.find(keys))}
   *
   * @param needs what is missing, given what is there
   * @param read finds documents; those that do not exist are left out of its answer
   * @throws TornRead when the documents turn out not to belong together
   */
  static Documents gather(
      Function<Documents, Set<ViewKey>> needs,
      Function<Set<ViewKey>, ? extends Map<ViewKey, ?>> read) {
    Set<ViewKey> known = new HashSet<>();
    Map<ViewKey, Object> found = new HashMap<>();
    Documents documents = new ReadDocuments(known, found);
    Set<ViewKey> missing = needs.apply(documents);
    while (!missing.isEmpty()) {
      known.addAll(missing);
      found.putAll(read.apply(missing));
      missing = needs.apply(documents);
    }
    return documents;
  }
}
