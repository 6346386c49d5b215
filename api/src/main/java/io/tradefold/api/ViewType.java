package io.tradefold.api;

/**
 * A kind of view: its name, which is also the base name of its collection, and its class. The class
 * maps to and from JSON, and is stored exactly so.
 *
 * @param name lower case with hyphens, for example {@code ledger-day}
 */
public record ViewType<V>(String name, Class<V> shape) {

  public ViewKey key(String id) {
    return new ViewKey(this, id);
  }
}
