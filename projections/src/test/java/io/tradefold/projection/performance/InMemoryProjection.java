package io.tradefold.projection.performance;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.projection.engine.Fold;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs folds and totals over batches without a database. Documents are kept as JSON, so that what
 * is read back is what a store would give; a total sees only what it was promised.
 */
final class InMemoryProjection {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Projection projection;
  private final Map<ViewKey, String> documents = new HashMap<>();

  InMemoryProjection(Projection projection) {
    this.projection = projection;
  }

  void apply(List<? extends Recorded<? extends Event>> batch) {
    Set<ViewKey> changed = new HashSet<>();
    for (Recorded<? extends Event> event : batch) {
      for (Fold<?> fold : projection.folds()) {
        for (ViewKey key : fold.keys(event.event())) {
          fold(fold, key, event);
          changed.add(key);
        }
      }
    }
    for (Total<?> total : projection.totals()) {
      changed.addAll(total(total, Set.copyOf(changed)));
    }
  }

  private <V> void fold(Fold<V> fold, ViewKey key, Recorded<? extends Event> event) {
    store(key, fold.apply(key, get(key, fold.type()), event));
  }

  private <V> Set<ViewKey> total(Total<V> total, Set<ViewKey> changed) {
    Map<ViewKey, Set<ViewKey>> partsOf = new HashMap<>();
    for (ViewKey part : changed) {
      for (ViewKey key : total.totalsOf(part, new Read(Set.of(part)))) {
        partsOf.computeIfAbsent(key, k -> new HashSet<>()).add(part);
      }
    }
    partsOf.forEach(
        (key, parts) -> {
          Set<ViewKey> read = new HashSet<>(parts);
          read.add(key);
          while (read.addAll(total.needs(key, parts, new Read(read)))) {
            // Asked again, with what it named, until it names nothing new.
          }
          store(key, total.total(key, parts, new Read(read)));
        });
    return partsOf.keySet();
  }

  private void store(ViewKey key, @Nullable Object view) {
    if (view == null) {
      documents.remove(key);
    } else {
      documents.put(key, JSON.writeValueAsString(view));
    }
  }

  <V> @Nullable V get(ViewKey key, ViewType<V> type) {
    String json = documents.get(key);
    return json == null ? null : JSON.readValue(json, type.shape());
  }

  /** Those of the keys that exist. */
  Map<ViewKey, Object> find(Set<ViewKey> keys) {
    Map<ViewKey, Object> found = new HashMap<>();
    for (ViewKey key : keys) {
      Object view = get(key, key.type());
      if (view != null) {
        found.put(key, view);
      }
    }
    return found;
  }

  /** Every document as JSON, by type and id. */
  Map<String, String> stored() {
    return new TreeMap<>(
        documents.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().type().name() + " " + entry.getKey().id(),
                    Map.Entry::getValue)));
  }

  private final class Read implements Views {
    private final Set<ViewKey> keys;

    Read(Set<ViewKey> keys) {
      this.keys = keys;
    }

    @Override
    public boolean has(ViewKey key) {
      return keys.contains(key);
    }

    @Override
    public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
      if (!has(key)) {
        throw new IllegalStateException("not read: " + key);
      }
      return InMemoryProjection.this.get(key, type);
    }
  }
}
