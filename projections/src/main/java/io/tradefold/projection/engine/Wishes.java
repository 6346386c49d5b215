package io.tradefold.projection.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradefold.api.LeftAlone;
import io.tradefold.api.community.CommunityId;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Tells all processes that fold that somebody waits for a community: messages {@code <community>
 * <index>} on a channel of Redis. Best effort: who is not heard waits for the community's turn.
 */
final class Wishes {

  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
  private static final String CHANNEL = "tradefold:wishes";

  private final StringRedisTemplate redis;
  private final LeftAlone leftAlone = new LeftAlone(System::nanoTime);
  private @Nullable RedisConnection subscription;

  Wishes(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void say(CommunityId communityId, long index) {
    if (leftAlone.isNow()) {
      return;
    }
    try {
      redis.convertAndSend(CHANNEL, communityId.value() + " " + index);
    } catch (DataAccessException away) {
      leftAlone.failed();
      LOG.debug("a wish was lost", away);
    }
  }

  /**
   * Hears them from now on, unless it does already; with Redis away, to be tried again. The client
   * subscribes again by itself when it loses its connection.
   *
   * @param wanted is called on a thread of the client, and must not wait
   */
  synchronized void hear(ObjLongConsumer<CommunityId> wanted) {
    if (subscription != null) {
      return;
    }
    RedisConnection connection = null;
    try {
      connection = redis.getRequiredConnectionFactory().getConnection();
      connection.subscribe((message, pattern) -> hand(message, wanted), CHANNEL.getBytes(UTF_8));
      subscription = connection;
    } catch (DataAccessException away) {
      LOG.debug("No wishes are heard while Redis is away", away);
      if (connection != null) {
        connection.close();
      }
    }
  }

  private static void hand(Message message, ObjLongConsumer<CommunityId> wanted) {
    String[] wish = new String(message.getBody(), UTF_8).split(" ", 2);
    wanted.accept(CommunityId.of(wish[0]), Long.parseLong(wish[1]));
  }

  synchronized void hearNoMore() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }
}
