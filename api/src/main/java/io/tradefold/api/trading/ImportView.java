package io.tradefold.api.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import of executions, with every row that was not taken.
 *
 * @param importedAt when it was recorded
 * @param by who imported it
 * @param accepted rows taken; duplicates rows already there; rejectedRows rows refused
 * @param rejected why rows were refused, at most the first 1,000
 * @param undoneAt when it was undone; null when it stands
 */
public record ImportView(
    AccountRef account,
    ImportId importId,
    Instant importedAt,
    String by,
    int accepted,
    int duplicates,
    int rejectedRows,
    List<RowRejection> rejected,
    int tradesOpened,
    int tradesClosed,
    @Nullable Instant undoneAt) {

  public static final ViewType<ImportView> TYPE = new ViewType<>("import", ImportView.class);

  public ImportView {
    rejected = List.copyOf(rejected);
  }

  public static ImportView of(
      TradingEvent.ImportCompleted completed, Instant importedAt, String by) {
    return new ImportView(
        completed.account(),
        completed.importId(),
        importedAt,
        by,
        completed.accepted(),
        completed.duplicates(),
        completed.rejectedRows(),
        completed.rejected(),
        completed.tradesOpened(),
        completed.tradesClosed(),
        null);
  }

  public static ViewKey key(AccountRef account, ImportId importId) {
    return TYPE.key(LedgerId.of(account) + ":" + importId);
  }

  public ImportView undone(Instant at) {
    return new ImportView(
        account,
        importId,
        importedAt,
        by,
        accepted,
        duplicates,
        rejectedRows,
        rejected,
        tradesOpened,
        tradesClosed,
        at);
  }
}
