package io.tradefold.projection.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import io.tradefold.stores.TestMongo;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** {@link Counting} on real stores, which outlive the projectors of a test. */
final class Rig implements AutoCloseable {

  final TestMongo mongo;
  final LocalRedis redis = new LocalRedis();
  final MongoTemplate documents;
  final StringRedisTemplate hot = redis.template();
  final Generation generation = new Generation(Counting.projection(), 1);
  private final ViewCodec codec = new ViewCodec();

  /** What a projector reads when it is asked to go ahead. */
  List<Recorded<Event>> log = List.of();

  private EventLog.Page log(@Nullable CommunityId communityId, long after, long upTo) {
    return new EventLog.Page(
        log.stream()
            .filter(event -> communityId == null || event.event().communityId().equals(communityId))
            .filter(event -> event.position() > after && event.position() <= upTo)
            .map(Rig::message)
            .toList(),
        true);
  }

  static TrackedEventMessage<?> message(Recorded<Event> event) {
    return new GenericTrackedEventMessage<>(
        GapAwareTrackingToken.newInstance(event.position(), List.of()),
        new GenericEventMessage<>(
            "event-" + event.position(), event.event(), MetaData.with("actor", "ann"), event.at()));
  }

  HotViews hotViews;

  Rig() {
    this(new LocalMongo());
  }

  Rig(TestMongo mongo) {
    this.mongo = mongo;
    this.documents = mongo.template();
    this.hotViews = new HotViews(hot, documents, InstantSource.system());
  }

  Projector projector() {
    return projector(Checkpoint.NONE);
  }

  Projector projector(Checkpoint checkpoint) {
    return projector(generation, checkpoint);
  }

  /** Of a process that has the store to itself. */
  Projector onlyOwner(Checkpoint checkpoint) {
    return projector(generation, checkpoint, WriteGuard.OFF);
  }

  Projector projector(Generation itsGeneration, Checkpoint checkpoint) {
    return projector(itsGeneration, checkpoint, WriteGuard.ON);
  }

  private Projector projector(Generation itsGeneration, Checkpoint checkpoint, WriteGuard guard) {
    return new Projector(
        itsGeneration,
        documents,
        hot,
        hotViews,
        new SimpleMeterRegistry(),
        guard.on(),
        this::log,
        checkpoint);
  }

  /** A process that has just started knows nothing of what the last one knew. */
  void forget() {
    hotViews = new HotViews(hot, documents, InstantSource.system());
  }

  Map<ViewKey, Stored> stored() {
    Map<ViewKey, Stored> stored = new HashMap<>();
    for (ViewType<?> type : List.of(Counting.ITEM, Counting.SHELF, Counting.HOUSE)) {
      new Documents(documents, generation, true)
          .each(type, document -> stored.put(type.key(document.id()), document));
    }
    return stored;
  }

  @Nullable Stored stored(ViewKey key) {
    return stored().get(key);
  }

  Stored there(ViewKey key) {
    Stored stored = stored(key);
    if (stored == null) {
      throw new AssertionError("no document " + key);
    }
    return stored;
  }

  <V> @Nullable V view(ViewKey key, ViewType<V> type) {
    Stored stored = stored(key);
    Document view = stored == null ? null : stored.view();
    return view == null ? null : codec.toView(view, type.shape());
  }

  @Nullable Object view(Stored stored, ViewType<?> type) {
    Document view = stored.view();
    return view == null ? null : codec.toView(view, type.shape());
  }

  /** What Redis holds of a key. */
  @Nullable String hot(ViewKey key) {
    for (HotView<?> view : generation.projection().hot()) {
      if (view.type().equals(key.type())) {
        RedisSlot slot = generation.slot(view, key);
        return (String) hot.opsForHash().get(slot.key(), slot.field());
      }
    }
    throw new AssertionError(key + " is not hot");
  }

  String json(Stored stored) {
    Document view = stored.view();
    return view == null ? "" : codec.toJson(view);
  }

  @Override
  public void close() {
    redis.close();
    mongo.close();
  }
}
