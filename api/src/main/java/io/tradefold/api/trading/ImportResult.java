package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import of executions, or would have come of it.
 *
 * @param importId null when nothing was recorded: a preview, or a refusal as a whole
 * @param accepted rows taken
 * @param duplicates rows that were already there
 * @param rejectedRows rows not taken, all of them
 * @param rejected why, by line; at most the first 1,000
 * @param tradesOpened trades there are now more than before, open or closed
 * @param tradesClosed closed trades there are now more than before; a late row may join two trades,
 *     so both can be negative
 */
public record ImportResult(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImportId importId,
    int accepted,
    int duplicates,
    int rejectedRows,
    List<RowRejection> rejected,
    int tradesOpened,
    int tradesClosed) {

  public ImportResult {
    rejected = List.copyOf(rejected);
  }
}
