package io.tradefold.projection.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Recorded;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommunityProfileFoldTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final ViewKey KEY = CommunityProfile.key(ACME);
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final CommunityProfileFold fold = new CommunityProfileFold();

  @Test
  void aProfileFollowsItsCommunity() {
    CommunityEvent.Registered registered =
        new CommunityEvent.Registered(
            ACME,
            "Acme",
            CurrencyCode.of("USD"),
            Zone.of("Europe/Berlin"),
            Annualisation.WEEKDAYS,
            TraderId.of("ann"));
    CommunityEvent.ProfileChanged changed =
        new CommunityEvent.ProfileChanged(ACME, "Acme Signals", Annualisation.EVERY_DAY);

    assertThat(fold.keys(registered)).containsExactly(KEY);
    CommunityProfile first = fold.apply(KEY, null, new Recorded<>(1, AT, registered, "ann"));
    CommunityProfile second =
        fold.apply(KEY, first, new Recorded<>(2, AT.plusSeconds(1), changed, "ann"));

    assertThat(second)
        .isEqualTo(
            new CommunityProfile(
                ACME,
                "Acme Signals",
                CurrencyCode.of("USD"),
                Zone.of("Europe/Berlin"),
                Annualisation.EVERY_DAY,
                TraderId.of("ann"),
                AT));
  }

  @Test
  void itsPlaceInRedisNamesTheCommunityInBraces() {
    assertThat(CommunityProfile.slot(KEY))
        .isEqualTo(new RedisSlot("tradefold:{acme}:profile", "profile"));
  }
}
