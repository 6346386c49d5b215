package io.tradefold.projection.community;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.projection.engine.Fold;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profile of a community. */
public final class CommunityProfileFold implements Fold<CommunityProfile> {

  @Override
  public ViewType<CommunityProfile> type() {
    return CommunityProfile.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof CommunityEvent community
        ? Set.of(CommunityProfile.key(community.communityId()))
        : Set.of();
  }

  @Override
  public @Nullable CommunityProfile apply(
      ViewKey key, @Nullable CommunityProfile view, Recorded<? extends Event> recorded) {
    return recorded.event() instanceof CommunityEvent event
        ? switch (event) {
          case CommunityEvent.Registered registered ->
              CommunityProfile.of(registered, recorded.at());
          case CommunityEvent.ProfileChanged changed ->
              Objects.requireNonNull(view, "registered before").with(changed);
        }
        : view;
  }
}
