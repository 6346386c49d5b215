package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** What a verification has seen so far. */
final class Findings {

  /** So many differences are named; all are counted. */
  private static final int NAMED = 1_000;

  private final List<Difference> differences = new ArrayList<>();
  private final List<String> blocked = new ArrayList<>();
  private final List<String> notCompared = new ArrayList<>();
  private long inAll;
  private long events;
  private long documents;
  private long redisKeys;
  private long incomplete;
  private String redis = "compared";

  void differs(String projection, ViewKey key, String field, Object stored, Object expected) {
    inAll++;
    if (differences.size() < NAMED) {
      differences.add(Difference.of(projection, key, field, stored, expected));
    }
  }

  /** It misses events, and says so: nothing is compared. */
  void blocked(ViewKey key) {
    if (blocked.size() < NAMED) {
      blocked.add(key.name());
    }
  }

  /** It rests on one that misses events, and says so. */
  void incomplete() {
    incomplete++;
  }

  void notCompared(String projection) {
    notCompared.add(projection);
  }

  void events(long folded) {
    events = folded;
  }

  void document() {
    documents++;
  }

  void redisKey() {
    redisKeys++;
  }

  /** Readers don't believe Redis at the moment, so there is nothing to compare. */
  void redisNotCompared(String why) {
    redis = why;
  }

  /** One of the differences, in a sentence. */
  String first() {
    return differences.isEmpty() ? "nowhere" : differences.getFirst().toString();
  }

  JobState verdict() {
    return inAll == 0 ? JobState.EQUAL : JobState.DIFFERENT;
  }

  Document toDocument() {
    return new Document("events", events)
        .append("documents", documents)
        .append("redisKeys", redisKeys)
        .append("redis", redis)
        .append("blocked", blocked)
        .append("incomplete", incomplete)
        .append("notCompared", notCompared)
        .append("differencesInAll", inAll)
        .append("differences", differences.stream().map(Difference::toDocument).toList());
  }
}
