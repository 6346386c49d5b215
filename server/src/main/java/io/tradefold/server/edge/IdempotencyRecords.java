package io.tradefold.server.edge;

import io.tradefold.api.identity.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which idempotency keys are in use, and for what. Redis remembers for a day which request a key
 * stands for and what it was answered, as well as it can. With Redis away, or emptied, a command
 * that left events is still answered as before, by the aggregate from the log; of a command that
 * left none — it was refused, or changed nothing — nobody else knows.
 */
@Component
class IdempotencyRecords {

  private static final Logger log = LoggerFactory.getLogger(IdempotencyRecords.class);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int GRACE_MILLIS = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringRedisTemplate redis;
  private final Map<ClientKey, CountDownLatch> running = new ConcurrentHashMap<>();

  IdempotencyRecords(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** A key belongs to its caller: another's is another. */
  record ClientKey(Caller caller, String text) {

    private String inRedis() {
      return "tradefold:{" + caller.id() + "}:answer:" + text;
    }
  }

  /** What is known of a key when a request comes with it. */
  sealed interface Claim {

    /** Not seen before. */
    record New() implements Claim {}

    /**
     * Seen with the same request, or nobody can say.
     *
     * @param answer null when it is not known: the command must be asked again
     */
    record Repeated(@Nullable KeptAnswer answer) implements Claim {}

    /** Seen with another request. */
    record OtherRequest() implements Claim {}
  }

  /** As in Redis. */
  private record Entry(String fingerprint, @Nullable KeptAnswer answer) {

    static Entry read(String text) {
      return JSON.readValue(text, Entry.class);
    }

    String written() {
      return JSON.writeValueAsString(this);
    }

    boolean isFreeFor(String otherFingerprint) {
      return !fingerprint.equals(otherFingerprint) && answer != null && answer.isAboutForm();
    }
  }

  /**
   * A key is given back an instant after its answer has gone out, and a client can be faster than
   * that; so a key in use is waited for, as long as that instant may be.
   *
   * @return false when a request with this key has not been answered yet
   */
  boolean begin(ClientKey key) {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch other = running.putIfAbsent(key, mine);
    if (other == null) {
      return true;
    }
    try {
      return other.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)
          && running.putIfAbsent(key, mine) == null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void end(ClientKey key) {
    CountDownLatch mine = running.remove(key);
    if (mine != null) {
      mine.countDown();
    }
  }

  Claim claim(ClientKey key, String fingerprint) {
    try {
      var values = redis.opsForValue();
      String mine = new Entry(fingerprint, null).written();
      if (Boolean.TRUE.equals(values.setIfAbsent(key.inRedis(), mine, KEPT))) {
        return new Claim.New();
      }
      String text = values.get(key.inRedis());
      if (text == null) {
        return new Claim.Repeated(null);
      }
      Entry known = Entry.read(text);
      if (known.isFreeFor(fingerprint)) {
        values.set(key.inRedis(), mine, KEPT);
        return new Claim.New();
      }
      return known.fingerprint().equals(fingerprint)
          ? new Claim.Repeated(known.answer())
          : new Claim.OtherRequest();
    } catch (DataAccessException e) {
      log.debug("No idempotency record, Redis is away: {}", e.getMessage());
      return new Claim.Repeated(null);
    }
  }

  /** From now on a repetition is answered like this. */
  void keep(ClientKey key, String fingerprint, KeptAnswer answer) {
    try {
      redis.opsForValue().set(key.inRedis(), new Entry(fingerprint, answer).written(), KEPT);
    } catch (DataAccessException e) {
      log.debug("Answer not kept, Redis is away: {}", e.getMessage());
    }
  }

  /** The request did nothing and the key stands for nothing: it is free again. */
  void release(ClientKey key) {
    try {
      redis.delete(key.inRedis());
    } catch (DataAccessException e) {
      log.debug("Idempotency record not released, Redis is away: {}", e.getMessage());
    }
  }
}
