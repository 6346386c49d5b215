package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the log in memory, event by event, with the folds and totals of a projection and nothing
 * else of the engine: no batches, no redelivery, no store. What it comes to is what the documents
 * have to say.
 *
 * <p>Totals are computed only when they are asked for: over everything the first time, afterwards
 * over what has been touched since.
 */
public final class Refold implements AutoCloseable {

  /** So many parts are summed up at a time; they come in the order of their keys. */
  private static final int PARTS = 2_000;

  private final Projection projection;
  private final Workspace workspace;
  private @Nullable Set<ViewKey> touched;
  private @Nullable Recorded<Event> last;
  private boolean blocked;
  private final Holding holding = new Holding(Map.of());

  /**
   * @param folder for what does not fit into memory
   * @param room shared with those that go on beside this one
   */
  public Refold(Projection projection, Path folder, Room room) {
    this(projection, new Workspace(folder, room));
  }

  Refold(Projection projection, Workspace workspace) {
    this.projection = projection;
    this.workspace = workspace;
  }

  public Workspace documents() {
    return workspace;
  }

  /** The communities that stand still because an event of theirs can't be folded at all. */
  public Map<CommunityId, Blocked> held() {
    return holding.held();
  }

  /** Folds the next event. */
  public void fold(Recorded<Event> event) {
    last = event;
    if (!holding.misses(event)) {
      foldRead(event);
    }
    workspace.trim();
  }

  // Whatever fails here, nobody knows which documents should stand still: all of the community do.
  private void foldRead(Recorded<Event> event) {
    Map<Fold<?>, Set<ViewKey>> keys = new LinkedHashMap<>();
    try {
      projection.folds().forEach(fold -> keys.put(fold, fold.keys(event.event())));
    } catch (RuntimeException failure) {
      holding.hold(event, failure.toString());
      return;
    }
    keys.forEach((fold, itsKeys) -> fold(fold, itsKeys, event));
  }

  private <V> void fold(Fold<V> fold, Set<ViewKey> keys, Recorded<Event> event) {
    for (ViewKey key : keys) {
      Folded folded = workspace.at(key);
      folded.fold(fold, event);
      workspace.grown(folded, shareOf(keys, event));
      note(folded);
    }
  }

  /** An import of 500 executions that concerns 200 trades leaves two or three facts in each. */
  private static int shareOf(Set<ViewKey> keys, Recorded<Event> event) {
    return 1 + event.event().facts() / keys.size();
  }

  private void note(Folded folded) {
    blocked |= folded.part().missingSince() != null;
    if (touched != null) {
      touched.add(folded.key());
    }
  }

  /** Brings the totals up to what has been folded. */
  public void total() {
    Set<ViewKey> changed = touched;
    for (Total<?> total : projection.totals()) {
      if (changed == null) {
        totalAll(total);
      } else {
        set(total, List.copyOf(changed));
      }
    }
    touched = new LinkedHashSet<>();
  }

  private void totalAll(Total<?> total) {
    Portions<ViewKey> parts = new Portions<>(PARTS, some -> set(total, some));
    projection
        .types()
        .takeWhile(type -> !type.equals(total.type()))
        .forEach(type -> workspace.eachKey(type, parts::add));
    parts.rest();
  }

  private void set(Total<?> total, Collection<ViewKey> parts) {
    Map<ViewKey, Set<ViewKey>> byTotal = new LinkedHashMap<>();
    for (ViewKey part : parts) {
      totalsOf(total, part)
          .forEach(key -> byTotal.computeIfAbsent(key, unseen -> new LinkedHashSet<>()).add(part));
    }
    byTotal.forEach((key, itsParts) -> set(total, key, itsParts));
    workspace.trim();
  }

  // Totals may fail in any way; whichever it is, only the document at fault may stand still.
  private Set<ViewKey> totalsOf(Total<?> total, ViewKey part) {
    try {
      return total.totalsOf(part, workspace);
    } catch (RuntimeException failure) {
      block(workspace.at(part), failure);
      return Set.of();
    }
  }

  private void set(Total<?> total, ViewKey key, Set<ViewKey> parts) {
    Folded folded = workspace.at(key);
    try {
      long position = parts.stream().mapToLong(part -> workspace.at(part).reach()).max().orElse(0);
      folded.set(total.total(key, parts, workspace), position, incomplete(total, folded, parts));
      note(folded);
    } catch (RuntimeException failure) {
      block(folded, failure);
    }
  }

  /** Looks at what the total rests on only if anything is amiss at all. */
  private Map<String, Instant> incomplete(Total<?> total, Folded folded, Set<ViewKey> parts) {
    if (!blocked) {
      return Map.of();
    }
    Set<ViewKey> seen = new LinkedHashSet<>(parts);
    seen.addAll(total.needs(folded.key(), parts, workspace));
    return Incomplete.of(
        folded.incomplete(), seen.stream().map(key -> workspace.at(key).part()).toList());
  }

  private void block(Folded folded, RuntimeException failure) {
    if (last != null) {
      folded.block(failure, last);
      note(folded);
    }
  }

  @Override
  public void close() {
    workspace.close();
  }
}
