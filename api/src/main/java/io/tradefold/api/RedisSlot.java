package io.tradefold.api;

/**
 * Where a hot view lives in Redis: a field of a hash. The community stands in braces in the key, so
 * that a cluster keeps a community together.
 */
public record RedisSlot(String key, String field) {}
