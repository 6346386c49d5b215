package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.Folded;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.LogReader;
import io.tradefold.projection.engine.Refold;
import io.tradefold.projection.engine.Stored;
import io.tradefold.projection.engine.Watermarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the documents of one generation with a {@link Refold} of the log, while both the log and
 * the documents may go on.
 *
 * <p>The refold stands where the tokens stood before any document was read: every document contains
 * at least that. One that says it contains more is put aside, and compared when the refold has been
 * folded on to exactly that event.
 */
final class StoredComparison {

  private static final int AT_ONCE = 500;

  private final Generation generation;
  private final Documents documents;
  private final Refold refold;
  private final Watermarks.Marks marks;
  private final @Nullable CommunityId scope;
  private final Findings findings;
  private final Job job;
  private final Map<CommunityId, List<Ahead>> ahead = new HashMap<>();

  /** A document that contains more than the refold did when it was read. */
  private record Ahead(ViewKey key, Stored stored) {}

  /**
   * @param marks where the refold stands, by community
   * @param scope the only community that was refolded; null for all
   */
  StoredComparison(
      Generation generation,
      Documents documents,
      Refold refold,
      Watermarks.Marks marks,
      @Nullable CommunityId scope,
      Findings findings,
      Job job) {
    this.generation = generation;
    this.documents = documents;
    this.refold = refold;
    this.marks = marks;
    this.scope = scope;
    this.findings = findings;
    this.job = job;
  }

  void compare(LogReader log) {
    Map<ViewType<?>, Long> counts = new LinkedHashMap<>();
    generation
        .projection()
        .types()
        .forEach(type -> counts.put(type, refold.documents().count(type)));
    job.phase(
        "comparing " + generation.projection().name(),
        counts.values().stream().mapToLong(Long::longValue).sum());
    counts.forEach(this::compareAll);
    ahead.forEach((communityId, documentsAhead) -> compareAhead(log, communityId, documentsAhead));
  }

  private void compareAll(ViewType<?> type, long count) {
    long[] known = {0};
    documents.each(
        type,
        scope,
        stored -> {
          ViewKey key = type.key(stored.id());
          findings.document();
          job.advance(1);
          Folded folded = refold.documents().find(key);
          known[0] += folded == null ? 0 : 1;
          if (stored.reach() > marks.of(key.communityId())) {
            ahead
                .computeIfAbsent(key.communityId(), unseen -> new ArrayList<>())
                .add(new Ahead(key, stored));
          } else {
            compare(key, stored, folded);
          }
          refold.documents().trim();
        });
    if (known[0] < count) {
      findMissing(type);
    }
  }

  private void findMissing(ViewType<?> type) {
    List<String> ids = new ArrayList<>();
    refold.documents().eachKey(type, key -> ids.add(key.id()));
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      Set<String> missing = new TreeSet<>(some);
      missing.removeAll(documents.read(type, some).keySet());
      missing.forEach(id -> differs(type.key(id), "document", "nothing", "a document"));
    }
  }

  private void compareAhead(LogReader log, CommunityId communityId, List<Ahead> all) {
    all.sort(Comparator.comparingLong(each -> each.stored().reach()));
    NavigableMap<Long, List<Ahead>> byReach = new TreeMap<>();
    all.forEach(
        each ->
            byReach.computeIfAbsent(each.stored().reach(), unseen -> new ArrayList<>()).add(each));
    log.read(
        communityId,
        marks.of(communityId),
        byReach.lastKey(),
        events ->
            events.forEach(
                event -> {
                  compareBelow(byReach, event.position());
                  refold.fold(event);
                }));
    compareBelow(byReach, Long.MAX_VALUE);
  }

  /** Those whose last event has just been folded. */
  private void compareBelow(NavigableMap<Long, List<Ahead>> byReach, long position) {
    while (!byReach.isEmpty() && byReach.firstKey() < position) {
      refold.total();
      byReach
          .pollFirstEntry()
          .getValue()
          .forEach(each -> compare(each.key(), each.stored(), refold.documents().find(each.key())));
    }
  }

  private void compare(ViewKey key, Stored stored, @Nullable Folded folded) {
    if (folded == null) {
      differs(key, "document", "a document", "nothing in the log makes it");
      return;
    }
    if (stored.blocked() != null) {
      findings.blocked(key);
      return;
    }
    Stored expected = folded.stored();
    if (!stored.incomplete().isEmpty() && !expected.incomplete().isEmpty()) {
      findings.incomplete();
      return;
    }
    Comparison.of(stored, expected, (field, is, should) -> differs(key, field, is, should));
  }

  private void differs(ViewKey key, String field, Object stored, Object expected) {
    findings.differs(generation.projection().name(), key, field, stored, expected);
  }
}
