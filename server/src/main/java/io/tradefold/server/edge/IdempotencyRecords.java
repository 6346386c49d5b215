package io.tradefold.server.edge;

import io.tradefold.api.identity.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Which idempotency keys are in use, and for what. Redis remembers for a day which request a key
 * stands for, as well as it can: with Redis away, or emptied, the aggregate still knows its own
 * keys, and it alone decides whether a command has an effect.
 */
@Component
class IdempotencyRecords {

  private static final Logger log = LoggerFactory.getLogger(IdempotencyRecords.class);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int GRACE_MILLIS = 100;

  private final StringRedisTemplate redis;
  private final Map<ClientKey, CountDownLatch> running = new ConcurrentHashMap<>();

  IdempotencyRecords(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** A key belongs to its caller: another's is another. */
  record ClientKey(Caller caller, String text) {

    private String inRedis() {
      return "tradefold:{" + caller.id() + "}:idempotency:" + text;
    }
  }

  /** What is known of a key when a request comes with it. */
  enum Claim {
    /** Not seen before. */
    NEW,
    /** Seen with the same request. */
    REPEATED,
    /** Seen with another request. */
    OTHER_REQUEST
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
      if (Boolean.TRUE.equals(values.setIfAbsent(key.inRedis(), fingerprint, KEPT))) {
        return Claim.NEW;
      }
      String known = values.get(key.inRedis());
      return known == null || known.equals(fingerprint) ? Claim.REPEATED : Claim.OTHER_REQUEST;
    } catch (DataAccessException e) {
      log.debug("No idempotency record, Redis is away: {}", e.getMessage());
      return Claim.REPEATED;
    }
  }

  /** The request was refused for its form and did nothing: the key is free again. */
  void release(ClientKey key) {
    try {
      redis.delete(key.inRedis());
    } catch (DataAccessException e) {
      log.debug("Idempotency record not released, Redis is away: {}", e.getMessage());
    }
  }
}
