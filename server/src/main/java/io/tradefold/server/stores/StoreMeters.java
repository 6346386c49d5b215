package io.tradefold.server.stores;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;

/**
 * What the drivers of MongoDB and Redis tell about their commands, with a bounded number of series:
 * ports, ids of a run and generations of a collection are taken away, for there is a new one of
 * each with every start or rebuild.
 */
final class StoreMeters implements MeterFilter {

  private static final Set<String> COMMANDS =
      Set.of("mongodb.driver.commands", "lettuce.command.completion");
  private static final Set<String> OF_A_RUN =
      Set.of("cluster.id", "server.address", "database", "local", "remote");

  /** {@code trade_v2_g3} is {@code trade} of version 2 in generation 3. */
  private static final String GENERATION = "_v[0-9]+_g[0-9]+$";

  /** Nothing we ask Redis for comes in parts. */
  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getName().equals("lettuce.command.firstresponse")
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    return COMMANDS.contains(id.getName()) ? id.replaceTags(bounded(id.getTags())) : id;
  }

  private static List<Tag> bounded(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> !OF_A_RUN.contains(tag.getKey()))
        .map(tag -> Tag.of(tag.getKey(), tag.getValue().replaceFirst(GENERATION, "")))
        .toList();
  }
}
