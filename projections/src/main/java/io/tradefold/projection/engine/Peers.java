package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The processes that fold on the same views, so that each takes its share of the segments. Each
 * counts its own heartbeats, and says which generations it folds: {@code {_id, beats, generations}}
 * of the collection {@code peers}. One is there as long as its count goes on, by the watch of
 * whoever looks: no two clocks are compared.
 *
 * <p>While a version is rolled out, not all of them have the code for each generation: a segment is
 * left only to those who do.
 */
final class Peers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final MongoCollection<Document> entries;
  private final Duration patience;
  private final boolean possible;
  private final String self = UUID.randomUUID().toString();
  private final Set<String> generations = ConcurrentHashMap.newKeySet();
  private final Map<String, Heard> heard = new HashMap<>();
  private final Repeating beating = new Repeating("peers", BEAT, this::beat);
  private volatile List<Heard> others = List.of();

  private record Heard(long beats, List<String> generations, long at) {

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

  /** This process folds a generation from now on; the others hear of it with its next beat. */
  void join(String generation) {
    generations.add(generation);
  }

  /** It folds it no more. */
  void leave(String generation) {
    generations.remove(generation);
  }

  /**
   * Of so many segments of a generation this process takes as many as this at most; 2 of 3 among
   * two processes that fold it.
   */
  int share(String generation, int segments) {
    long others =
        this.others.stream().filter(each -> each.generations().contains(generation)).count();
    return Math.max(1, Math.ceilDiv(segments, 1 + (int) others));
  }

  @Override
  public void start() {
    beating.start();
    beating.round();
  }

  private void beat() {
    entries.updateOne(
        eq("_id", self),
        combine(inc("beats", 1L), set("generations", List.copyOf(generations))),
        new UpdateOptions().upsert(true));
    Map<String, Heard> now = new HashMap<>();
    for (Document entry : entries.find()) {
      String id = entry.getString("_id");
      now.put(id, heard(heard.get(id), entry));
    }
    now.remove(self);
    heard.clear();
    heard.putAll(now);
    others = now.values().stream().filter(each -> each.isWithin(patience)).toList();
    now.forEach(this::forgetIfLongGone);
  }

  private static Heard heard(@Nullable Heard before, Document entry) {
    long beats = entry.getLong("beats");
    return new Heard(
        beats,
        entry.getList("generations", String.class, List.of()),
        before == null || before.beats() != beats ? System.nanoTime() : before.at());
  }

  private void forgetIfLongGone(String id, Heard last) {
    if (!last.isWithin(FORGOTTEN_AFTER)) {
      entries.deleteOne(eq("_id", id));
    }
  }

  /** The others take over what it had as soon as its claims are gone. */
  @Override
  public void stop() {
    beating.stop();
    try {
      entries.deleteOne(eq("_id", self));
    } catch (MongoException away) {
      LOG.debug("MongoDB does not answer", away);
    }
  }

  @Override
  public boolean isRunning() {
    return beating.isRunning();
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
