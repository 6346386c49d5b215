package io.tradefold.projection.engine;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;

/**
 * One filling of a projection's collections. Each generation has collections, keys in Redis and
 * tokens of its own, so that a new one can be filled beside the one that serves.
 *
 * <p>Generation 3 of {@code trades} version 2 keeps its trades in {@code trade_v2_g3} and its
 * tokens under {@code trades-v2-g3}.
 *
 * @param number counts up from 1, through all versions
 */
public record Generation(Projection projection, int number) {

  public GenerationId id() {
    return GenerationId.of(projection, number);
  }

  /** The name of its processor, under which its tokens are kept. */
  public String processorName() {
    return id().processorName();
  }

  /** Where its documents of a type are kept. */
  public String collection(ViewType<?> type) {
    return type.name() + id().suffix();
  }

  /** Where a hot view of it lies in Redis. */
  public RedisSlot slot(HotView<?> hot, ViewKey key) {
    return hot.slot().apply(key).in(id().redisSuffix());
  }
}
