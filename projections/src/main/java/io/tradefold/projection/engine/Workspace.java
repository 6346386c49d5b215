package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a {@link Refold}. Those used last are held in memory, the rest in a file of its
 * own, which is thrown away at the end: a log of any length is folded in the same heap.
 */
public final class Workspace implements Views, AutoCloseable {

  private static final int SOME = 1_000;
  private static final int BYTES_A_FACT = 256;
  private static final int CACHE_MEGABYTES = 8;
  private static final int BUFFER_KILOBYTES = 4 * 1024;
  private static final DocumentCodec CODEC = new DocumentCodec();

  private final ViewCodec codec = new ViewCodec();
  private final Map<ViewKey, Folded> held = new LinkedHashMap<>(16, 0.75f, true);
  private final Room room;
  private final Path path;
  private final MVStore store;
  private final MVMap<String, byte[]> file;

  /**
   * @param folder for the file
   */
  Workspace(Path folder, Room room) {
    this.room = room;
    try {
      this.path = Files.createTempFile(folder, "refold", ".mv");
    } catch (IOException e) {
      throw new UncheckedIOException("No room for a refold in " + folder, e);
    }
    this.store =
        new MVStore.Builder()
            .fileName(path.toString())
            .cacheSize(CACHE_MEGABYTES)
            .autoCommitBufferSize(BUFFER_KILOBYTES)
            .open();
    this.file = store.openMap("documents");
  }

  /** The document, whether it has been there before or not. */
  Folded at(ViewKey key) {
    Folded known = held.get(key);
    return known != null ? known : hold(key, file.get(key.name()));
  }

  private Folded hold(ViewKey key, byte @Nullable [] bytes) {
    Folded folded =
        bytes == null
            ? new Folded(key, Stored.absent(key.id()), 1, codec)
            : new Folded(key, Stored.from(decoded(bytes)), weight(bytes), codec);
    held.put(key, folded);
    room.take(folded.weight());
    return folded;
  }

  /**
   * @return null when nothing in the log has made it
   */
  public @Nullable Folded find(ViewKey key) {
    Folded known = held.get(key);
    if (known == null && !file.containsKey(key.name())) {
      return null;
    }
    Folded folded = at(key);
    return folded.reach() == Stored.NOTHING ? null : folded;
  }

  /** A document that has been worked on weighs more than before. */
  void grown(Folded folded, int facts) {
    folded.grow(facts);
    room.take(facts);
  }

  /** Puts what was used longest ago into the file; to be called while nobody works on any. */
  public void trim() {
    Iterator<Folded> eldest = held.values().iterator();
    while (room.isTooSmall() && eldest.hasNext()) {
      Folded folded = eldest.next();
      room.take(-folded.weight());
      keep(folded);
      eldest.remove();
    }
  }

  private void keep(Folded folded) {
    if (folded.isChanged()) {
      byte[] bytes = bytes(folded.stored());
      file.put(folded.key().name(), bytes);
      folded.kept(weight(bytes));
    }
  }

  /**
   * The key of every document of a type, in order, of those that are there now. Whoever is told may
   * work on documents.
   */
  public void eachKey(ViewType<?> type, Consumer<ViewKey> consumer) {
    String prefix = type.name() + "/";
    NavigableSet<String> changed = changed(type);
    List<String> names = names(prefix, prefix, changed);
    while (!names.isEmpty()) {
      names.forEach(name -> consumer.accept(type.key(name.substring(prefix.length()))));
      names = names(prefix, names.getLast(), changed);
    }
  }

  /** Those that may not be in the file. */
  private NavigableSet<String> changed(ViewType<?> type) {
    return held.values().stream()
        .filter(folded -> folded.isChanged() && folded.key().type().equals(type))
        .map(folded -> folded.key().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Some at a time, because what has been changed gets into the file meanwhile. */
  private List<String> names(String prefix, String after, NavigableSet<String> changed) {
    String next = file.higherKey(after);
    Stream<String> inFile =
        next == null
            ? Stream.of()
            : Stream.iterate(file.keyIterator(next), Iterator::hasNext, all -> all)
                .map(Iterator::next)
                .takeWhile(name -> name.startsWith(prefix));
    return Stream.concat(inFile.limit(SOME), changed.tailSet(after, false).stream().limit(SOME))
        .sorted()
        .distinct()
        .limit(SOME)
        .toList();
  }

  public long count(ViewType<?> type) {
    long[] count = {0};
    eachKey(type, key -> count[0]++);
    return count[0];
  }

  /** As its first write stores it; of one that is there. */
  public RawBsonDocument raw(ViewKey key) {
    Folded folded = held.get(key);
    return folded != null && folded.isChanged()
        ? new RawBsonDocument(bytes(folded.stored()))
        : new RawBsonDocument(filed(key));
  }

  /** The same, decoded. */
  public Stored stored(ViewKey key) {
    Folded folded = held.get(key);
    return folded != null ? folded.stored() : Stored.from(decoded(filed(key)));
  }

  private byte[] filed(ViewKey key) {
    byte[] bytes = file.get(key.name());
    if (bytes == null) {
      throw new IllegalStateException("There is no " + key);
    }
    return bytes;
  }

  private static int weight(byte[] bytes) {
    return 1 + bytes.length / BYTES_A_FACT;
  }

  private static byte[] bytes(Stored stored) {
    var buffer = new RawBsonDocument(stored.toDocument(), CODEC).getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static org.bson.Document decoded(byte[] bytes) {
    return new RawBsonDocument(bytes).decode(CODEC);
  }

  /** Everything is at hand here. */
  @Override
  public boolean has(ViewKey key) {
    return true;
  }

  @Override
  public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
    Folded folded = find(key);
    return folded == null ? null : folded.view(type);
  }

  @Override
  public void close() {
    held.values().forEach(folded -> room.take(-folded.weight()));
    store.closeImmediately();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
