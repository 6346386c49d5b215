package io.tradefold.api;

/**
 * Where a hot view lives in Redis: a field of a hash. The community stands in braces in the key, so
 * that a cluster keeps a community together.
 */
public record RedisSlot(String key, String field) {

  /**
   * The same place in one generation of its projection: {@code
   * tradefold:{acme}:overview:ledgers_v1_g2}.
   */
  public RedisSlot in(String generation) {
    return new RedisSlot(key + ":" + generation, field);
  }
}
