package io.tradefold.api;

import io.tradefold.api.community.CommunityId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far in the log an answer reaches, as sent in the header {@code Tradefold-Position}. Opaque to
 * clients; it names the community, so that waiting for it never waits for another.
 *
 * @param index the log's index
 * @param communityId null when it speaks of all communities
 */
public record Position(long index, @Nullable CommunityId communityId) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:@([A-Za-z0-9._-]{1,64}))?");

  /**
   * @throws InvalidValue when it is not a position
   */
  public static Position parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidValue(text, "a position as sent in the header Tradefold-Position");
    }
    String community = matcher.group(2);
    return new Position(
        Long.parseLong(matcher.group(1)), community == null ? null : CommunityId.of(community));
  }

  @Override
  public String toString() {
    return communityId == null ? Long.toString(index) : index + "@" + communityId;
  }
}
