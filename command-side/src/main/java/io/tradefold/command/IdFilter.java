package io.tradefold.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which ids there have been, in a few bits each and at most half a megabyte in all. It
 * never forgets one: "no" is certain, "yes" means that a slower source must be asked. That happens
 * wrongly about once in a thousand up to 260,000 ids, and more often beyond.
 *
 * <p>It is a Bloom filter in layers, each twice as large as the one before, so that an account with
 * ten trades carries a hundred bytes and one with 50,000 does not drown in wrong answers.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public final class IdFilter {

  private static final int SMALLEST_LAYER_BYTES = 128;
  private static final int LAYERS = 12;
  private static final int BITS_PER_ID = 16;
  private static final int PROBES = 7;

  private List<byte[]> layers = new ArrayList<>();
  private int inLastLayer;

  public void add(String id) {
    if (mayContain(id)) {
      return;
    }
    if (layers.isEmpty() || (isLastFull() && layers.size() < LAYERS)) {
      layers.add(new byte[SMALLEST_LAYER_BYTES << layers.size()]);
      inLastLayer = 0;
    }
    long hash = hash(id);
    byte[] layer = layers.getLast();
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe, layer);
      layer[bit >>> 3] |= (byte) (1 << (bit & 7));
    }
    inLastLayer++;
  }

  /** False when the id was certainly never added. */
  public boolean mayContain(String id) {
    long hash = hash(id);
    for (byte[] layer : layers) {
      if (holds(layer, hash)) {
        return true;
      }
    }
    return false;
  }

  /** What it weighs in bytes. */
  public int size() {
    return layers.stream().mapToInt(layer -> layer.length).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdFilter that
        && inLastLayer == that.inLastLayer
        && Arrays.deepEquals(layers.toArray(), that.layers.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(layers.toArray());
  }

  private boolean isLastFull() {
    return inLastLayer >= layers.getLast().length * 8 / BITS_PER_ID;
  }

  private static boolean holds(byte[] layer, long hash) {
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe, layer);
      if ((layer[bit >>> 3] & (1 << (bit & 7))) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Double hashing: the two halves of one good hash make as many probes as needed. */
  private static int bit(long hash, int probe, byte[] layer) {
    int step = (int) (hash >>> 32) | 1;
    return ((int) hash + probe * step) & (layer.length * 8 - 1);
  }

  /** FNV-1a with a finishing mix. It is stored in snapshots by its effect: it must never change. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
