package io.tradefold.projection.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections run.
 *
 * @param segments into how many parts each projection's communities are divided when its processor
 *     first starts. About as many as processors: what falls into one part is folded and written
 *     together, and each part costs a thread. Nobody who waits for a position waits for another
 *     community's import, see {@link Express}
 * @param batchSize events folded between two flushes at most; beyond 1,024 it has no effect
 * @param claimInterval how often segments without an owner are looked for: a batch that failed is
 *     tried again after one to two of these
 * @param claimTimeout after how long without a sign of life an owner loses its segment
 * @param noteEvery how soon other processes know that a segment has passed what is not for it
 * @param tendRedis how often it is looked whether Redis must be filled
 */
@ConfigurationProperties("tradefold.projections")
public record ProjectionProperties(
    @DefaultValue("2") int segments,
    @DefaultValue("500") int batchSize,
    @DefaultValue("1s") Duration claimInterval,
    @DefaultValue("5s") Duration claimTimeout,
    @DefaultValue("250ms") Duration noteEvery,
    @DefaultValue("250ms") Duration tendRedis) {

  /** So often somebody who does nothing else shows that he lives. */
  Duration signOfLife() {
    return claimTimeout.dividedBy(3);
  }
}
