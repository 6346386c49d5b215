package io.tradefold.projection.audit;

import io.lettuce.core.RedisFuture;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.HotValue;
import io.tradefold.projection.engine.HotView;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.Portions;
import io.tradefold.projection.engine.RedisBurst;
import io.tradefold.projection.engine.Stored;
import io.tradefold.projection.engine.WholeRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Compares what Redis holds of a generation with its documents, while both may go on. MongoDB is
 * written first: a value that is not there yet is looked at again, for some seconds.
 */
final class RedisComparison {

  private static final int AT_ONCE = 500;
  private static final int TRIES = 100;
  private static final Duration PAUSE = Duration.ofMillis(30);

  private final Generation generation;
  private final Documents documents;
  private final StringRedisTemplate redis;
  private final Findings findings;
  private final Job job;

  RedisComparison(
      Generation generation,
      Documents documents,
      StringRedisTemplate redis,
      Findings findings,
      Job job) {
    this.generation = generation;
    this.documents = documents;
    this.redis = redis;
    this.findings = findings;
    this.job = job;
  }

  /**
   * @param scope documents of this community only; null for all, and then what Redis holds beyond
   *     the documents is found too
   */
  void compare(@Nullable CommunityId scope) {
    job.phase("comparing Redis, " + generation.projection().name(), 0);
    Map<String, Set<String>> expected = new HashMap<>();
    generation.projection().hot().forEach(hot -> compare(hot, scope, expected));
    if (scope == null) {
      findStrays(expected);
    }
  }

  private void compare(
      HotView<?> hot, @Nullable CommunityId scope, Map<String, Set<String>> expected) {
    Portions<Stored> portions = new Portions<>(AT_ONCE, some -> compare(hot, some));
    documents.each(
        hot.type(),
        scope,
        stored -> {
          RedisSlot slot = slot(hot, stored.id());
          expected.computeIfAbsent(slot.key(), unseen -> new HashSet<>()).add(slot.field());
          portions.add(stored);
        });
    portions.rest();
  }

  private void compare(HotView<?> hot, List<Stored> some) {
    List<RedisSlot> slots = some.stream().map(each -> slot(hot, each.id())).toList();
    List<@Nullable String> values = values(slots);
    for (int i = 0; i < slots.size(); i++) {
      findings.redisKey();
      String should = HotValue.of(slots.get(i), some.get(i)).text();
      if (!should.equals(values.get(i))) {
        lookAgain(hot.type().key(some.get(i).id()), slots.get(i));
      }
    }
    job.advance(some.size());
  }

  private void lookAgain(ViewKey key, RedisSlot slot) {
    String is = null;
    String should = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      is = values(List.of(slot)).getFirst();
      Stored stored = documents.read(key.type(), List.of(key.id())).get(key.id());
      should = stored == null ? "" : HotValue.of(slot, stored).text();
      if (should.equals(is)) {
        return;
      }
      job.advance(0);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    findings.differs(
        generation.projection().name(), key, "redis", is == null ? "nothing" : is, should);
  }

  private List<@Nullable String> values(List<RedisSlot> slots) {
    List<RedisFuture<byte[]>> answers =
        RedisBurst.send(
            redis,
            commands ->
                slots.stream()
                    .map(slot -> commands.hget(bytes(slot.key()), bytes(slot.field())))
                    .toList());
    List<@Nullable String> values = new ArrayList<>(answers.size());
    for (RedisFuture<byte[]> answer : answers) {
      byte[] value = answer.resultNow();
      values.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
    return values;
  }

  /** Values of no document. One that has just come to be is not there when it is looked for. */
  private void findStrays(Map<String, Set<String>> expected) {
    Map<String, Set<String>> strays = strays(expected);
    if (strays.isEmpty()) {
      return;
    }
    for (HotView<?> hot : generation.projection().hot()) {
      documents.each(
          hot.type(),
          null,
          stored -> {
            RedisSlot slot = slot(hot, stored.id());
            strays.getOrDefault(slot.key(), new HashSet<>()).remove(slot.field());
          });
    }
    strays.forEach(
        (key, fields) ->
            fields.forEach(
                field ->
                    findings.differs(
                        generation.projection().name(),
                        generation.projection().hot().getFirst().type().key(key + "/" + field),
                        "redis",
                        "a value",
                        "no document has it")));
  }

  private Map<String, Set<String>> strays(Map<String, Set<String>> expected) {
    Map<String, Set<String>> strays = new HashMap<>();
    new WholeRedis(redis)
        .eachKey(
            HotViews.keysOf(generation.id()),
            key -> {
              Set<String> known = expected.getOrDefault(key, Set.of());
              Set<String> more = new HashSet<>();
              redis.opsForHash().keys(key).forEach(field -> more.add((String) field));
              more.removeAll(known);
              if (!more.isEmpty()) {
                strays.put(key, more);
              }
            });
    return strays;
  }

  private RedisSlot slot(HotView<?> hot, String id) {
    return generation.slot(hot, hot.type().key(id));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
