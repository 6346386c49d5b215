package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The processes that fold on the same views, so that each takes its share of the segments. Each
 * counts its own heartbeats: {@code {_id, beats}} of the collection {@code peers}. One is there as
 * long as its count goes on, by the watch of whoever looks: no two clocks are compared.
 */
final class Peers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final MongoCollection<Document> entries;
  private final Duration patience;
  private final boolean possible;
  private final String self = UUID.randomUUID().toString();
  private final Map<String, Heard> heard = new HashMap<>();
  private volatile int count = 1;
  private volatile @Nullable Thread beating;

  private record Heard(long beats, long at) {

    boolean isWithin(Duration time) {
      return System.nanoTime() - at < time.toNanos();
    }
  }

  /**
   * @param patience how long one counts that is not heard of
   * @param possible whether there can be any; else this process takes everything
   */
  Peers(MongoTemplate mongo, Duration patience, boolean possible) {
    this.entries = mongo.getCollection("peers");
    this.patience = patience;
    this.possible = possible;
  }

  /** The name of this process among them. */
  String self() {
    return self;
  }

  /** Of so many segments this process takes as many as this at most; 2 of 3 among two processes. */
  int share(int segments) {
    return Math.max(1, Math.ceilDiv(segments, count));
  }

  @Override
  public void start() {
    Thread thread = Thread.ofPlatform().daemon().name("peers").unstarted(this::keepBeating);
    beating = thread;
    beatIfPossible();
    thread.start();
  }

  private void keepBeating() {
    LockSupport.parkNanos(BEAT.toNanos());
    while (Thread.currentThread().equals(beating)) {
      beatIfPossible();
      LockSupport.parkNanos(BEAT.toNanos());
    }
  }

  private void beatIfPossible() {
    try {
      beat();
    } catch (MongoException away) {
      LOG.debug("MongoDB does not answer", away);
    }
  }

  void beat() {
    entries.updateOne(eq("_id", self), inc("beats", 1L), new UpdateOptions().upsert(true));
    Map<String, Heard> now = new HashMap<>();
    for (Document entry : entries.find()) {
      String id = entry.getString("_id");
      now.put(id, heard(heard.get(id), entry.getLong("beats")));
    }
    heard.clear();
    heard.putAll(now);
    count =
        Math.max(1, (int) now.values().stream().filter(each -> each.isWithin(patience)).count());
    now.forEach(this::forgetIfLongGone);
  }

  private static Heard heard(@Nullable Heard before, long beats) {
    return before == null || before.beats() != beats ? new Heard(beats, System.nanoTime()) : before;
  }

  private void forgetIfLongGone(String id, Heard last) {
    if (!last.isWithin(FORGOTTEN_AFTER)) {
      entries.deleteOne(eq("_id", id));
    }
  }

  /** The others take over what it had as soon as its claims are gone. */
  @Override
  public void stop() {
    beating = null;
    try {
      entries.deleteOne(eq("_id", self));
    } catch (MongoException away) {
      LOG.debug("MongoDB does not answer", away);
    }
  }

  @Override
  public boolean isRunning() {
    return beating != null;
  }

  @Override
  public boolean isAutoStartup() {
    return possible;
  }

  /** Before the processors are started, and after they have stopped. */
  @Override
  public int getPhase() {
    return Generations.PHASE - 1;
  }
}
