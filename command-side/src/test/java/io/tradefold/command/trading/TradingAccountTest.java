package io.tradefold.command.trading;

import static io.tradefold.command.trading.TestAccount.ANN;
import static io.tradefold.command.trading.TestAccount.MAIN;
import static io.tradefold.command.trading.TestAccount.REF;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.openAccount;
import static io.tradefold.command.trading.TestAccount.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.MetadataKeys;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.Outcome;
import io.tradefold.command.Reply;
import io.tradefold.command.RequestFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TradingAccountTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final TradingEvent OPENED =
      new TradingEvent.AccountOpened(REF, "Main", Amount.of(10_000), TestAccount.OPENED);

  private final AggregateTestFixture<TradingAccount> fixture =
      new AggregateTestFixture<>(TradingAccount.class);

  @BeforeEach
  void resources() {
    fixture.registerInjectableResource(
        new AccountStreams(
            new AggregateStreams(fixture.getEventStore()),
            id -> {
              if (id.equals(TestAccount.ACME)) {
                return new TestAccount().context().community(id);
              }
              throw new NotFound("no community " + id);
            }));
  }

  @Test
  void openingRecordsWhoOnWhoseAuthorityAndInWhatCourse() {
    fixture
        .givenNoPriorActivity()
        .when(openAccount("10000", TestAccount.OPENED), facts(null, null))
        .expectEvents(OPENED)
        .expectEventsMatching(
            Matchers.listWithAllOf(
                Matchers.predicate(
                    (EventMessage<?> event) -> {
                      Map<String, Object> metaData = event.getMetaData();
                      return "ann".equals(metaData.get(MetadataKeys.ACTOR))
                          && "TRADER".equals(metaData.get(MetadataKeys.AUTHORITY))
                          && "course".equals(metaData.get(MetadataKeys.CORRELATION_ID))
                          && metaData.containsKey(MetadataKeys.CAUSATION_ID)
                          && "API".equals(metaData.get(MetadataKeys.SOURCE))
                          && event instanceof DomainEventMessage<?> domain
                          && "account:ann:main".equals(domain.getAggregateIdentifier())
                          && "trading.account".equals(domain.getType());
                    })));
  }

  @Test
  void openingAgainIsAnsweredAsBefore() {
    fixture
        .given(OPENED)
        .when(openAccount("10000", TestAccount.OPENED), facts(null, null))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Reply(TestAccount.ACME, new Outcome.Done(Map.of("accountId", "main")), false));
  }

  @Test
  void anAccountThatWasNeverOpenedIsNotFound() {
    fixture
        .givenNoPriorActivity()
        .when(new TradingCommand.CloseAccount(ANN, MAIN), facts(null, null))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  void aRefusalForRiskIsRecordedAndAnswered() {
    fixture
        .given(
            OPENED,
            new TradingEvent.RiskSettingsChanged(
                REF, new RiskSettings(null, null, null, new TreeSet<>())))
        .when(open("t", "X", Side.LONG, "1", "1", day(1)), facts(null, null))
        .expectEvents(
            new TradingEvent.TradeRefused(
                REF, Symbol.of("X"), "symbol-not-allowed", "X is not among the allowed symbols"))
        .expectResultMessagePayloadMatching(
            Matchers.predicate((Reply reply) -> reply.outcome() instanceof Outcome.Refused));
  }

  @Test
  void theSlowPathReadsTheWholeStream() {
    TestAccount before = TestAccount.opened();
    before.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "1", "1")));
    fixture
        .given(before.log)
        .when(TestAccount.undo("i"), facts(null, null))
        .expectEvents(
            new TradingEvent.SymbolRematched(
                REF,
                ImportId.of("i"),
                Symbol.of("X"),
                List.of(),
                List.of(TradeId.of("a")),
                List.of(ExecutionId.of("a")),
                Fills.of()),
            new TradingEvent.ImportUndone(REF, ImportId.of("i"), 1, List.of()));
  }

  @Test
  void theReasonOfAVoidStandsInTheMetadata() {
    TestAccount before = TestAccount.opened();
    before.when(open("t", "X", Side.LONG, "1", "1", day(1)));
    fixture
        .given(before.log)
        .when(TestAccount.voiding("t"), facts(null, null))
        .expectEventsMatching(
            Matchers.listWithAllOf(
                Matchers.predicate(
                    (EventMessage<?> event) ->
                        "entered twice".equals(event.getMetaData().get(MetadataKeys.REASON)))));
  }

  @Test
  void aRepeatWithTheSameKeyIsAnsweredAsBeforeWithoutEvents() {
    TradingCommand deposit = new TradingCommand.Deposit(ANN, MAIN, Amount.of(5), day(1));
    fixture
        .givenCommands(
            message(openAccount("10000", TestAccount.OPENED), facts(null, null)),
            message(deposit, facts(Instant.now(), "key", "print")))
        .when(deposit, facts(Instant.now(), "key", "print"))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Reply(TestAccount.ACME, new Outcome.Done(Map.of("accountId", "main")), true));
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    fixture
        .givenCommands(
            message(openAccount("10000", TestAccount.OPENED), facts(Instant.now(), "key", "print")))
        .when(new TradingCommand.CloseAccount(ANN, MAIN), facts(Instant.now(), "key", "other"))
        .expectException(Rejected.class);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    TradingCommand deposit = new TradingCommand.Deposit(ANN, MAIN, Amount.of(5), day(1));
    Instant tomorrow = Instant.now().plus(Duration.ofHours(25));
    fixture
        .givenCommands(
            message(openAccount("10000", TestAccount.OPENED), facts(null, null)),
            message(deposit, facts(Instant.now(), "key", "print")))
        .when(deposit, facts(tomorrow, "key", "print"))
        .expectEvents(new TradingEvent.Deposited(REF, Amount.of(5), day(1)));
  }

  @Test
  void itsSnapshotIsJsonThatReadsBackAlike() {
    TestAccount before = TestAccount.opened();
    before.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "1", "1")));
    before.when(TestAccount.annotate("a", "breakout"));
    TradingAccount account = new TradingAccount();
    long sequence = 0;
    for (TradingEvent event : before.log) {
      account.on(
          event,
          MetaData.with(MetadataKeys.IDEMPOTENCY_KEY, "k" + sequence)
              .and(MetadataKeys.ACTOR, "ann"),
          sequence++,
          NOW.plus(Duration.ofHours(10 * sequence)));
    }
    JsonMapper json = JsonMapper.builder().build();
    String snapshot = json.writeValueAsString(account);
    assertThat(json.writeValueAsString(json.readValue(snapshot, TradingAccount.class)))
        .isEqualTo(snapshot);
    assertThat(snapshot).contains("\"account:ann:main\"");
  }

  private static GenericCommandMessage<?> message(
      TradingCommand command, Map<String, String> metaData) {
    return new GenericCommandMessage<>(command, metaData);
  }

  private static Map<String, String> facts(@Nullable String key, @Nullable String fingerprint) {
    return facts(NOW, key, fingerprint);
  }

  private static Map<String, String> facts(
      Instant receivedAt, @Nullable String key, @Nullable String fingerprint) {
    return RequestFacts.of(
            new Request(new Caller(ANN, false), receivedAt, "course", "API", key, fingerprint))
        .toMetaData();
  }
}
