package io.tradefold.command.trading;

import io.tradefold.api.money.Price;
import io.tradefold.api.trading.SignalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have attached to a trade. It sticks to the trade's id: when a re-match brings a trade
 * with that id forth again, it has them again.
 *
 * @param voidReason why its result counts nowhere; null when it counts
 * @param takenOut whether it was voided while open: its executions match no more, and no rest of
 *     another matching ever opens it again
 */
record Marks(
    @Nullable Price stopLoss,
    @Nullable SignalId signalId,
    List<String> tags,
    @Nullable String voidReason,
    boolean takenOut) {

  static final Marks NONE = new Marks(null, null, List.of(), null, false);

  Marks {
    tags = List.copyOf(tags);
  }

  Marks opened(@Nullable Price stop, @Nullable SignalId signal) {
    return new Marks(stop, signal, tags, voidReason, takenOut);
  }

  Marks tagged(List<String> newTags) {
    return new Marks(stopLoss, signalId, newTags, voidReason, takenOut);
  }

  Marks voided(String reason) {
    return new Marks(stopLoss, signalId, tags, reason, takenOut);
  }

  Marks takenOut(String reason) {
    return new Marks(stopLoss, signalId, tags, reason, true);
  }
}
