package io.tradefold.server.log;

import io.tradefold.api.Event;
import io.tradefold.api.Published;
import io.tradefold.api.community.CommunityId;

/** An event of the tests. Its first revision called the number {@code value}. */
@Published(value = "test.counted", revision = "2")
public record Counted(CommunityId communityId, long number) implements Event {

  public static Counted of(long number) {
    return new Counted(CommunityId.of("acme"), number);
  }
}
