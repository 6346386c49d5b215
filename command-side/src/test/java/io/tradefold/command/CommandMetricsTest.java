package io.tradefold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.Conflict;
import io.tradefold.api.Rejected;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingCommand;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Which commands are counted under which type and outcome. */
class CommandMetricsTest {

  private static final Object COMMAND =
      new TradingCommand.CloseAccount(TraderId.of("ann"), AccountId.of("main"));
  private static final Outcome DONE = new Outcome.Done(Map.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CommandMetrics metrics = new CommandMetrics(registry);

  @Test
  void anAnswerIsAcceptedUnlessItIsARefusalOrWasGivenBefore() {
    metrics.timed(COMMAND, () -> reply(DONE, false));
    metrics.timed(COMMAND, () -> reply(new Outcome.Refused("max-open-trades", "2"), false));
    metrics.timed(COMMAND, () -> reply(DONE, true));

    assertThat(count("accepted")).isEqualTo(1);
    assertThat(count("refused")).isEqualTo(1);
    assertThat(count("repeated")).isEqualTo(1);
  }

  @Test
  void whatTheRulesForbidIsRefusedAndAnythingElseHasFailed() {
    thrown(() -> new Rejected("insufficient-balance", "5 is left"));
    thrown(() -> new Conflict("the id is taken"));
    thrown(() -> new ConcurrencyException("lost"));
    thrown(() -> new IllegalStateException("a fault"));

    assertThat(count("refused")).isEqualTo(2);
    assertThat(count("failed")).isEqualTo(2);
    assertThat(count("accepted")).isZero();
  }

  @Test
  void commandsAreCalledAsEventsAre() {
    assertThat(CommandName.of(TradingCommand.OpenTrade.class)).isEqualTo("trading.open-trade");
    assertThat(CommandName.of(CommunityCommand.Register.class)).isEqualTo("community.register");
    assertThatThrownBy(() -> CommandName.of(String.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void thrown(Supplier<RuntimeException> failure) {
    RuntimeException expected = failure.get();
    assertThatThrownBy(
            () ->
                metrics.timed(
                    COMMAND,
                    () -> {
                      throw expected;
                    }))
        .isSameAs(expected);
  }

  private static Reply reply(Outcome outcome, boolean repeated) {
    return new Reply(CommunityId.of("acme"), outcome, repeated);
  }

  private long count(String outcome) {
    Timer timer =
        registry
            .find("tradefold.command")
            .tags("type", "trading.close-account", "outcome", outcome)
            .timer();
    return timer == null ? 0 : timer.count();
  }
}
