package io.tradefold.query.trading;

import io.tradefold.api.Progress;
import io.tradefold.api.Sha256;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TraderId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes an export the same as one sent before, known before its first line is written: whose
 * it is, what was asked for, and how far each community in it had come. A tag over the text itself
 * would have to hold the whole of it back.
 *
 * <p>The tag is weak: an export may already contain an event beyond its position, and the same tag
 * then stands for one with it and one without. Both include what the position promises.
 *
 * @param query everything that was asked for, as text
 * @param reached by community; taken before the first trade is read
 */
record ExportTag(TraderId trader, String query, String reached) {

  private static final int BYTES = 16;

  static ExportTag of(TraderId trader, String query, List<LedgerScope> ledgers, Progress progress) {
    return new ExportTag(
        trader,
        query,
        ledgers.stream()
            .map(ledger -> ledger.ledgerId() + "@" + progress.reached(ledger.communityId()))
            .collect(Collectors.joining(" ")));
  }

  /**
   * @param blockedAt since when a document has been missing events: what is repaired is another
   *     export at the same position
   */
  String value(@Nullable Instant blockedAt) {
    String all = String.join("\n", trader.value(), query, reached, String.valueOf(blockedAt));
    return "W/\"" + Sha256.hex(all.getBytes(StandardCharsets.UTF_8), BYTES) + "\"";
  }
}
