package io.tradefold.command.community;

import io.tradefold.api.Conflict;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.NotFound;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.RequestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommunityTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final TraderId OWNER = TraderId.of("olga");
  private static final TraderId OTHER = TraderId.of("otto");
  private static final CommunityEvent.Registered REGISTERED =
      new CommunityEvent.Registered(
          ACME,
          "Acme",
          CurrencyCode.of("EUR"),
          Zone.of("Europe/Berlin"),
          Annualisation.WEEKDAYS,
          OWNER);

  private final AggregateTestFixture<Community> fixture =
      new AggregateTestFixture<>(Community.class);

  @BeforeEach
  void resources() {
    fixture.registerInjectableResource(new AggregateStreams(fixture.getEventStore()));
  }

  @Test
  void theCallerRegistersAndOwnsACommunity() {
    fixture
        .givenNoPriorActivity()
        .when(register("Acme", OWNER), facts(OWNER, false))
        .expectEvents(REGISTERED)
        .expectEventsMatching(authority("OWNER"));
  }

  @Test
  void registeringAgainIsAnsweredAsBefore() {
    fixture
        .given(REGISTERED, new CommunityEvent.ProfileChanged(ACME, "New", Annualisation.EVERY_DAY))
        .when(register("Acme", OWNER), facts(OWNER, false))
        .expectNoEvents();
  }

  @Test
  void anotherCommunityOfThatIdIsAConflict() {
    fixture
        .given(REGISTERED)
        .when(register("Other", OWNER), facts(OWNER, false))
        .expectException(Conflict.class);
    fixture
        .given(REGISTERED)
        .when(register("Acme", OTHER), facts(OTHER, false))
        .expectException(Conflict.class);
  }

  @Test
  void theOwnerChangesWhatIsGiven() {
    fixture
        .given(REGISTERED)
        .when(
            new CommunityCommand.ChangeProfile(ACME, OWNER, null, Annualisation.EVERY_DAY),
            facts(OWNER, false))
        .expectEvents(new CommunityEvent.ProfileChanged(ACME, "Acme", Annualisation.EVERY_DAY));
    fixture
        .given(REGISTERED)
        .when(
            new CommunityCommand.ChangeProfile(ACME, OWNER, "Acme", Annualisation.WEEKDAYS),
            facts(OWNER, false))
        .expectNoEvents();
  }

  @Test
  void anOperatorMayChangeItTooAndItSaysSo() {
    fixture
        .given(REGISTERED)
        .when(new CommunityCommand.ChangeProfile(ACME, OTHER, "Better", null), facts(OTHER, true))
        .expectEventsMatching(authority("OPERATOR"));
  }

  @Test
  void forAnyoneElseItIsNotThere() {
    fixture
        .given(REGISTERED)
        .when(new CommunityCommand.ChangeProfile(ACME, OTHER, "Mine", null), facts(OTHER, false))
        .expectException(NotFound.class);
  }

  private static Matcher<List<EventMessage<?>>> authority(String role) {
    return Matchers.listWithAllOf(
        Matchers.predicate(event -> role.equals(event.getMetaData().get(MetadataKeys.AUTHORITY))));
  }

  private static CommunityCommand.Register register(String name, TraderId owner) {
    return new CommunityCommand.Register(
        ACME,
        name,
        CurrencyCode.of("EUR"),
        Zone.of("Europe/Berlin"),
        Annualisation.WEEKDAYS,
        owner);
  }

  private static Map<String, String> facts(TraderId caller, boolean operator) {
    return RequestFacts.of(
            new Request(new Caller(caller, operator), Instant.now(), "course", "API", null, null))
        .toMetaData();
  }
}
