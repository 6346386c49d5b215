package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Conflict;
import io.tradefold.api.community.CommunityId;
import io.tradefold.stores.LocalMongo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks another process for something hears what has become of it. */
class ErrandsTest {

  private static final GenerationId TRADES = new GenerationId("trades", 1, 1, List.of());
  private static final CommunityId ACME = CommunityId.of("acme");

  private final LocalMongo mongo = new LocalMongo();
  private final Errands owners = new Errands(mongo.template());

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void whatNobodyTakesIsNotDoneLaterEither() {
    Errands asking = new Errands(mongo.template(), Duration.ofSeconds(2));
    CompletableFuture<Boolean> answer = ask(asking);
    Errands.Errand errand = asked();

    assertThat(answer.join()).isFalse();
    assertThat(owners.take(errand)).isFalse();
    assertThat(owners.of(TRADES)).isEmpty();
  }

  @Test
  void whatIsTakenAndNotDoneYetGoesOn() {
    CompletableFuture<Boolean> answer = ask(new Errands(mongo.template(), Duration.ofSeconds(2)));
    Errands.Errand errand = asked();
    assertThat(owners.take(errand)).isTrue();

    assertThatThrownBy(answer::join).hasCauseInstanceOf(Conflict.class);

    owners.done(errand, null);
    assertThat(mongo.template().getCollection("errands").countDocuments()).isZero();
  }

  @Test
  void whatHasFailedIsToldWithItsReason() {
    CompletableFuture<Boolean> answer = ask(new Errands(mongo.template()));
    Errands.Errand errand = asked();
    assertThat(owners.take(errand)).isTrue();
    owners.done(errand, "the log does not answer");

    assertThatThrownBy(answer::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the log does not answer");
  }

  private static CompletableFuture<Boolean> ask(Errands errands) {
    return CompletableFuture.supplyAsync(() -> errands.run(TRADES, ACME, null));
  }

  private Errands.Errand asked() {
    await().pollInterval(Duration.ofMillis(20)).until(() -> !owners.of(TRADES).isEmpty());
    return owners.of(TRADES).getFirst();
  }
}
