package io.tradefold.query;

import io.tradefold.api.Position;
import io.tradefold.api.Progress;
import io.tradefold.api.community.CommunityId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about how fresh it is, in its headers. A controller takes it as an argument
 * and tells it what the query turned out to be about.
 *
 * <ul>
 *   <li>{@code Tradefold-Position}: everything up to here is included. Taken before the first
 *       document is read, so that it never promises too much.
 *   <li>{@code Tradefold-Lag-Ms}: how old the oldest event not included is at most.
 *   <li>{@code Tradefold-Blocked-At}: since when a document in the answer has been missing events,
 *       because its fold failed. Left out when none is.
 * </ul>
 */
public final class Reading {

  public static final String POSITION = "Tradefold-Position";
  public static final String LAG = "Tradefold-Lag-Ms";
  public static final String BLOCKED = "Tradefold-Blocked-At";

  private final Progress progress;
  private final HttpServletResponse response;
  private final Position start;
  private final long everywhere;
  private @Nullable Instant blockedAt;

  /**
   * Begins reading: from here on documents hold at least what the position says.
   *
   * @param communityId which community it will be about; null when that is not known yet
   * @param known whether the caller knows that community; else nothing is said of it until it turns
   *     out to be what the answer is {@link #about}
   */
  Reading(
      Progress progress,
      HttpServletResponse response,
      @Nullable CommunityId communityId,
      boolean known) {
    this.progress = progress;
    this.response = response;
    this.everywhere = progress.reached(null);
    this.start =
        communityId == null
            ? new Position(everywhere, null)
            : new Position(progress.reached(communityId), communityId);
    show(known ? start : new Position(everywhere, null));
  }

  /**
   * The answer is about this community, found in documents that are part of the answer. Its
   * position is one taken at the start: its own where it was known by then, else the one all
   * communities had reached.
   */
  public void about(CommunityId communityId) {
    show(
        communityId.equals(start.communityId())
            ? start
            : new Position(heldBy(communityId), communityId));
  }

  /** One that stands still has not reached what all the others have. */
  private long heldBy(CommunityId communityId) {
    return Math.min(everywhere, progress.reached(communityId));
  }

  /**
   * The caller named one thing of this community, whose documents are read from now on: nothing
   * read before is part of the answer. Another community that lags does not hold the position back.
   */
  public void onlyOf(CommunityId communityId) {
    since(reachedBy(communityId));
  }

  /**
   * What a community's documents contain at least that are read from now on. Nothing is said of it
   * before the answer turns out to be the caller's, see {@link #since}.
   */
  public Position reachedBy(CommunityId communityId) {
    return communityId.equals(start.communityId())
        ? start
        : new Position(progress.reached(communityId), communityId);
  }

  /** The answer consists of documents that have been read since then, of that community alone. */
  public void since(Position reached) {
    show(reached);
  }

  /** A document of the answer has been missing events since then; null when it has not. */
  public void blockedAt(@Nullable Instant instant) {
    if (instant != null && (blockedAt == null || instant.isBefore(blockedAt))) {
      blockedAt = instant;
      response.setHeader(BLOCKED, instant.toString());
    }
  }

  private void show(Position position) {
    response.setHeader(POSITION, position.toString());
    response.setHeader(LAG, Long.toString(progress.lag(position.communityId()).toMillis()));
  }
}
