package io.tradefold.projection.engine;

import java.time.Duration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A process, as far as tokens are concerned: it claims the one segment there is, and feeds it. */
final class Owner implements AutoCloseable {

  static final Duration CLAIM_TIMEOUT = Duration.ofMillis(500);

  private static final ProjectionProperties QUICK =
      new ProjectionProperties(
          1,
          50,
          Duration.ofMillis(100),
          CLAIM_TIMEOUT,
          Duration.ofMillis(250),
          Duration.ofMillis(50));

  final PooledStreamingEventProcessor processor;

  /**
   * @param name of the process, different from that of every other
   * @param tokens where all of them claim
   */
  Owner(
      String name,
      MongoTemplate tokens,
      Projector projector,
      StreamableMessageSource<TrackedEventMessage<?>> log) {
    TokenStore store =
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(tokens.getDb()).build())
            .serializer(Jackson3Serializer.builder().build())
            .claimTimeout(QUICK.claimTimeout())
            .nodeId(name)
            .build();
    processor =
        new Processors(store, QUICK, (generation, segments) -> segments, QUICK.signOfLife())
            .build(projector, log);
    processor.start();
  }

  /** Whether it has a segment, as far as it knows, and no trouble with it. */
  boolean owns() {
    return processor.processingStatus().values().stream()
        .anyMatch(status -> !status.isErrorState());
  }

  /** Up to where it has stored its token. */
  long reached() {
    return processor.processingStatus().values().stream()
        .mapToLong(status -> status.getCurrentPosition().orElse(0))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    processor.shutDown();
  }
}
