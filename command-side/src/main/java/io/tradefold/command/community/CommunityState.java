package io.tradefold.command.community;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.Zone;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a community needs to know of its past.
 *
 * @param registered as it was registered; null before
 * @param name as it is now
 * @param annualisationNow as it is now
 */
public record CommunityState(
    CommunityEvent.@Nullable Registered registered,
    String name,
    @Nullable Annualisation annualisationNow) {

  public static final CommunityState NONE = new CommunityState(null, "", null);

  public CommunityState evolve(CommunityEvent event) {
    return switch (event) {
      case CommunityEvent.Registered now ->
          new CommunityState(now, now.name(), now.annualisation());
      case CommunityEvent.ProfileChanged change ->
          new CommunityState(registered, change.name(), change.annualisation());
    };
  }

  @JsonIgnore
  public boolean exists() {
    return registered != null;
  }

  /**
   * @throws IllegalStateException when it was never registered
   */
  CommunityEvent.Registered origin() {
    if (registered == null) {
      throw new IllegalStateException("the community was never registered");
    }
    return registered;
  }

  /** Where its days begin. */
  public Zone timeZone() {
    return origin().timeZone();
  }

  public Annualisation annualisation() {
    return annualisationNow == null ? origin().annualisation() : annualisationNow;
  }
}
