package io.tradefold.projection.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/** Builds the processor that feeds a projector from the log. */
public final class Processors {

  private final TokenStore tokens;
  private final ProjectionProperties properties;
  private final Share share;
  private final Duration noteEvery;

  /** How the segments of a generation are shared out. */
  @FunctionalInterface
  interface Share {

    /** Of so many segments, how many this process takes at most: at least one. */
    int of(String generation, int segments);
  }

  /**
   * @param noteEvery how soon a token says that nothing there was to fold has been passed: others
   *     know of it from there alone
   */
  Processors(TokenStore tokens, ProjectionProperties properties, Share share, Duration noteEvery) {
    this.tokens = tokens;
    this.properties = properties;
    this.share = share;
    this.noteEvery = noteEvery;
  }

  /**
   * Lets the processor of a generation that has never run begin behind this token.
   *
   * @param token null for the beginning of the log
   */
  public void begin(Generation generation, @Nullable TrackingToken token) {
    tokens.initializeTokenSegments(generation.processorName(), properties.segments(), token);
  }

  /** Hands each event to the projector; what it throws goes on to the processor. */
  public static EventHandlerInvoker invoker(Projector projector) {
    return SimpleEventHandlerInvoker.builder()
        .eventHandlers(projector)
        .sequencingPolicy(CommunitySequence.INSTANCE)
        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
        .build();
  }

  /**
   * A processor that is not started yet. It begins at the start of the log when it has no tokens.
   *
   * <p>There are as many workers as segments: with fewer, a busy worker would keep another
   * segment's claim from being extended. No transaction spans a batch, for nothing it does takes
   * part in one.
   */
  public PooledStreamingEventProcessor build(
      Projector projector, StreamableMessageSource<TrackedEventMessage<?>> log) {
    String name = projector.generation().processorName();
    int segments = Math.max(properties.segments(), tokens.fetchSegments(name).length);
    PooledStreamingEventProcessor processor =
        PooledStreamingEventProcessor.builder()
            .name(name)
            .eventHandlerInvoker(invoker(projector))
            .errorHandler(PropagatingErrorHandler.instance())
            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .messageSource(new PromptSource(log))
            .tokenStore(tokens)
            .transactionManager(NoTransactionManager.instance())
            .initialToken(StreamableMessageSource::createTailToken)
            .initialSegmentCount(properties.segments())
            .batchSize(properties.batchSize())
            .tokenClaimInterval(properties.claimInterval().toMillis())
            .claimExtensionThreshold(noteEvery.toMillis())
            .coordinatorExecutor(
                itsName ->
                    new Coordinating(named(itsName + "-coordinator-"), properties.claimInterval()))
            .workerExecutor(itsName -> threads(segments, itsName + "-worker-"))
            .maxSegmentProvider(itsName -> share.of(itsName, segments))
            .build();
    processor.registerHandlerInterceptor(projector);
    return processor;
  }

  /** Daemons: a processor is stopped by its lifecycle, and none keeps the process from ending. */
  private static ScheduledExecutorService threads(int number, String prefix) {
    return Executors.newScheduledThreadPool(number, named(prefix));
  }

  private static ThreadFactory named(String prefix) {
    return Thread.ofPlatform().daemon().name(prefix, 0).factory();
  }

  /**
   * What coordinates a processor never waits for longer than it takes to look for a segment without
   * an owner. By itself it doubles its wait after every failure, up to a minute, and would still be
   * waiting long after a store has come back.
   */
  private static final class Coordinating extends ScheduledThreadPoolExecutor {

    private final Duration most;

    Coordinating(ThreadFactory factory, Duration most) {
      super(1, factory);
      this.most = most;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      return super.schedule(
          task, Math.min(unit.toNanos(delay), most.toNanos()), TimeUnit.NANOSECONDS);
    }
  }
}
