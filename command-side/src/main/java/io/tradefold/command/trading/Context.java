package io.tradefold.command.trading;

import io.tradefold.api.FieldError;
import io.tradefold.api.community.CommunityId;
import io.tradefold.command.community.Communities;
import io.tradefold.command.community.CommunityState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What deciding may ask for besides the command and the state. It reads no clock of its own. */
final class Context {

  /** How far ahead of the server's clock a business time may lie. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Instant receivedAt;
  private final Communities communities;
  private final Supplier<AccountHistory> slowPath;
  private @Nullable AccountHistory history;

  /**
   * @param receivedAt when the edge received the command
   * @param slowPath reads the account's whole stream; asked at most once
   */
  Context(Instant receivedAt, Communities communities, Supplier<AccountHistory> slowPath) {
    this.receivedAt = receivedAt;
    this.communities = communities;
    this.slowPath = slowPath;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  CommunityState community(CommunityId id) {
    return communities.get(id);
  }

  AccountHistory history() {
    if (history == null) {
      history = slowPath.get();
    }
    return history;
  }

  boolean isAhead(Instant at) {
    return at.isAfter(receivedAt.plus(TOLERANCE));
  }

  /**
   * @throws FieldError on field {@code at} when it lies too far ahead
   */
  void requireNotAhead(Instant at) {
    if (isAhead(at)) {
      throw new FieldError("at", at.toString(), "an instant at most five minutes ahead");
    }
  }
}
