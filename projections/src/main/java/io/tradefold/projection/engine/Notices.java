package io.tradefold.projection.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whoever listens that a trader's views have changed: one message for each trader a batch
 * touched, on the channel {@code tradefold:notices:<community>}. Best effort: who misses one sees
 * the change with the next look.
 */
final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final StringRedisTemplate redis;
  private final HotViews hot;
  private final JsonMapper mapper = JsonMapper.builder().build();

  private record Audience(CommunityId communityId, TraderId traderId) {}

  /**
   * A change of a trader's views.
   *
   * @param position of the trader's last event they contain
   * @param views names of their types
   */
  record Notice(TraderId traderId, CommunityId communityId, long position, Set<String> views) {}

  Notices(StringRedisTemplate redis, HotViews hot) {
    this.redis = redis;
    this.hot = hot;
  }

  void publish(Batch batch) {
    if (hot.isAway()) {
      return;
    }
    try {
      send(of(batch));
    } catch (RuntimeException failure) {
      LOG.debug("a notice was lost", failure);
    }
  }

  /** All at once: each by itself would be waited for. */
  private void send(Collection<Notice> notices) {
    RedisBurst.send(
        redis,
        commands ->
            notices.stream()
                .map(
                    notice ->
                        commands.publish(
                            ("tradefold:notices:" + notice.communityId()).getBytes(UTF_8),
                            mapper.writeValueAsBytes(notice)))
                .toList());
  }

  static Collection<Notice> of(Batch batch) {
    Map<Audience, Notice> notices = new LinkedHashMap<>();
    batch.eachTouch((key, event) -> note(notices, event, key.type().name()));
    return notices.values();
  }

  private static void note(Map<Audience, Notice> notices, Recorded<Event> event, String view) {
    Audience audience = audience(event.event());
    if (audience == null) {
      return;
    }
    Notice notice =
        notices.computeIfAbsent(
            audience, whom -> new Notice(whom.traderId(), whom.communityId(), 0, new TreeSet<>()));
    notice.views().add(view);
    if (event.position() > notice.position()) {
      notices.put(
          audience,
          new Notice(notice.traderId(), notice.communityId(), event.position(), notice.views()));
    }
  }

  private static @Nullable Audience audience(Event event) {
    return event instanceof TradingEvent trading
        ? new Audience(trading.communityId(), trading.account().traderId())
        : null;
  }
}
