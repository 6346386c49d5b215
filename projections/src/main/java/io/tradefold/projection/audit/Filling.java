package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.HotValue;
import io.tradefold.projection.engine.HotView;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.Portions;
import io.tradefold.projection.engine.Refold;
import io.tradefold.projection.engine.Relay;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Fills an empty generation: folds the log in memory, and writes each document once, as it is at
 * the end.
 */
final class Filling {

  private static final int AT_ONCE = 500;

  private final Generation generation;
  private final Documents documents;
  private final HotViews hot;
  private final Refold refold;
  private final Job job;
  private long events;
  private long written;

  Filling(Generation generation, Documents documents, HotViews hot, Refold refold, Job job) {
    this.generation = generation;
    this.documents = documents;
    this.hot = hot;
    this.refold = refold;
    this.job = job;
  }

  long events() {
    return events;
  }

  long documents() {
    return written;
  }

  /**
   * @param end up to here, from the beginning
   */
  void fold(EventLog log, long end) {
    events = Folding.of(log, null, end, job, page -> page.forEach(refold::fold));
    refold.total();
  }

  void write() {
    List<ViewType<?>> types = generation.projection().types().toList();
    job.phase("writing", types.stream().mapToLong(refold.documents()::count).sum());
    types.forEach(this::write);
    generation.projection().hot().forEach(this::writeHot);
  }

  private void write(ViewType<?> type) {
    Relay<List<RawBsonDocument>, Integer> writing =
        new Relay<>(some -> fill(type, some), this::count);
    Portions<RawBsonDocument> raws = new Portions<>(AT_ONCE, writing::take);
    refold.documents().eachKey(type, key -> raws.add(raw(key)));
    raws.rest();
    writing.rest();
  }

  /** One that is blocked from the start on is listed before it is written. */
  private RawBsonDocument raw(ViewKey key) {
    RawBsonDocument raw = refold.documents().raw(key);
    if (raw.containsKey("blocked")) {
      documents.noteBlocked(List.of(key));
    }
    return raw;
  }

  private int fill(ViewType<?> type, List<RawBsonDocument> some) {
    documents.fill(type, some);
    return some.size();
  }

  private void count(int more) {
    written += more;
    job.advance(more);
  }

  private void writeHot(HotView<?> view) {
    Portions<HotValue> values = new Portions<>(AT_ONCE, hot::write);
    refold
        .documents()
        .eachKey(
            view.type(),
            key ->
                values.add(
                    HotValue.of(generation.slot(view, key), refold.documents().stored(key))));
    values.rest();
  }
}
