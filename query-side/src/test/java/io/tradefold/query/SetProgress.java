package io.tradefold.query;

import io.tradefold.api.Progress;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Progress as a test sets it, by community; 1,000 where it has not. */
public final class SetProgress implements Progress {

  private static final long USUAL = 1_000;

  private final Map<CommunityId, Long> reached = new ConcurrentHashMap<>();

  public void set(String communityId, long index) {
    reached.put(CommunityId.of(communityId), index);
  }

  public void reset() {
    reached.clear();
  }

  @Override
  public long reached(@Nullable CommunityId communityId) {
    return communityId == null
        ? reached.values().stream().mapToLong(Long::longValue).min().orElse(USUAL)
        : reached.getOrDefault(communityId, USUAL);
  }

  @Override
  public void want(CommunityId communityId, long index) {
    // A test sets what is reached.
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public Duration lag(@Nullable CommunityId communityId) {
    return Duration.ofMillis(USUAL - Math.min(USUAL, reached(communityId)));
  }
}
