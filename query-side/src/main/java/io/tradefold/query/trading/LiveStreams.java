package io.tradefold.query.trading;

import io.tradefold.api.trading.TraderId;
import io.tradefold.query.TooManyStreams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who listens to changes of whose views. Notices come from Redis, on the channels {@code
 * tradefold:notices:<community>}, through one subscription a process.
 *
 * <p>Notices may be lost while Redis is away. When the subscription stands again, every listener is
 * told to look at everything again.
 */
@Component
final class LiveStreams implements MessageListener, SubscriptionListener {

  static final String CHANNELS = "tradefold:notices:*";
  static final int MOST_PER_TRADER = 10;

  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

  private final RedisConnectionFactory redis;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Map<TraderId, List<LiveStream>> streams = new ConcurrentHashMap<>();
  private final ReentrantLock subscribing = new ReentrantLock();
  private final AtomicReference<@Nullable RedisConnection> subscription = new AtomicReference<>();
  private volatile boolean closed;

  LiveStreams(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /**
   * Begins to listen.
   *
   * @throws TooManyStreams when the trader has as many streams as one may have
   */
  LiveStream open(TraderId trader) {
    LiveStream stream = new LiveStream();
    streams.compute(
        trader,
        (id, present) -> {
          List<LiveStream> all = present == null ? new CopyOnWriteArrayList<>() : present;
          if (all.size() >= MOST_PER_TRADER) {
            throw new TooManyStreams(MOST_PER_TRADER);
          }
          all.add(stream);
          return all;
        });
    if (closed) {
      stream.end();
    }
    return stream;
  }

  void close(TraderId trader, LiveStream stream) {
    streams.computeIfPresent(
        trader,
        (id, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }

  /**
   * Subscribes, if there is no subscription. The client subscribes again by itself when it loses
   * its connection.
   *
   * @return whether notices come
   */
  boolean subscribed() {
    if (subscription.get() != null) {
      return true;
    }
    subscribing.lock();
    try {
      if (subscription.get() == null && !closed) {
        subscription.set(subscribe());
      }
      return !closed;
    } catch (DataAccessException away) {
      LOG.debug("No notices while Redis is away", away);
      return false;
    } finally {
      subscribing.unlock();
    }
  }

  private RedisConnection subscribe() {
    RedisConnection connection = redis.getConnection();
    try {
      connection.pSubscribe(this, CHANNELS.getBytes(StandardCharsets.UTF_8));
      return connection;
    } catch (DataAccessException away) {
      connection.close();
      throw away;
    }
  }

  /** On a thread of the Redis client: nothing here waits. */
  @Override
  public void onMessage(Message message, byte @Nullable [] pattern) {
    try {
      Notice notice = mapper.readValue(message.getBody(), Notice.class);
      streams
          .getOrDefault(notice.traderId(), List.of())
          .forEach(stream -> stream.tell(new LiveStream.Told.Change(notice)));
    } catch (JacksonException unreadable) {
      LOG.warn("A notice can't be read: {}", unreadable.getOriginalMessage());
    }
  }

  /** The subscription stands, for the first time or again: notices may have been lost before. */
  @Override
  public void onPatternSubscribed(byte[] pattern, long count) {
    LiveStream.Told refresh = new LiveStream.Told.Refresh("changes may have been missed");
    streams.values().forEach(all -> all.forEach(stream -> stream.tell(refresh)));
  }

  /** The server is going down: streams would hold it up. */
  @EventListener(ContextClosedEvent.class)
  void closeAll() {
    closed = true;
    streams.values().forEach(all -> new ArrayList<>(all).forEach(LiveStream::end));
    RedisConnection connection = subscription.getAndSet(null);
    if (connection != null) {
      connection.close();
    }
  }
}
