package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents as this process has written them last, with the views they hold: what is busy is
 * neither read from the store nor decoded again for every batch.
 *
 * <p>Right only where one process owns the store. What is used least goes when the documents
 * together weigh too much as they are stored; in memory they are some six times that.
 */
final class Kept {

  /** So much of each projection; what is busy is a few hundred documents of some kilobytes. */
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  /** Or less, in a heap below half a gigabyte. */
  private static final int SHARE_OF_HEAP = 128;

  private final long most;
  private final SequencedMap<ViewKey, Document> documents = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param view null also when it has not been decoded
   * @param bytes of the document as it is stored
   */
  record Document(Stored stored, @Nullable Object view, boolean decoded, int bytes) {}

  /**
   * @param most bytes of documents as they are stored
   */
  Kept(long most) {
    this.most = most;
  }

  static Kept bounded() {
    return new Kept(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
  }

  /** Where another process may write too: keeps nothing. */
  static Kept nothing() {
    return new Kept(0);
  }

  synchronized @Nullable Document get(ViewKey key) {
    return documents.get(key);
  }

  synchronized void put(ViewKey key, Document document) {
    Document before = documents.put(key, document);
    bytes += document.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Map.Entry<ViewKey, Document>> eldest = documents.entrySet().iterator();
    while (bytes > most) {
      bytes -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }

  /** Nobody knows what the store holds: a write has failed. */
  synchronized void forget() {
    documents.clear();
    bytes = 0;
  }
}
