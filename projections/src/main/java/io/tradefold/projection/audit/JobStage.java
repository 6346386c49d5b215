package io.tradefold.projection.audit;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Job} is doing, and how far it is.
 *
 * @param phase for example {@code folding}
 * @param done events, documents or whatever the phase counts
 * @param perSecond since the phase began
 * @param secondsLeft of this phase at that rate; null while nothing can be said
 * @param since when the phase began
 */
public record JobStage(
    String phase,
    long done,
    long total,
    long perSecond,
    @Nullable Long secondsLeft,
    Instant since) {

  /** 20,000 of 50,000 after two seconds are 10,000 a second, and three seconds are left. */
  static JobStage of(String phase, long done, long total, Instant since, Instant now) {
    long millis = Math.max(1, Duration.between(since, now).toMillis());
    long perSecond = done * 1_000 / millis;
    Long left =
        done == 0 ? null : (long) Math.ceil((double) (total - done) * millis / done / 1_000);
    return new JobStage(phase, done, total, perSecond, left, since);
  }

  Document toDocument() {
    return new Document("phase", phase)
        .append("done", done)
        .append("total", total)
        .append("perSecond", perSecond)
        .append("secondsLeft", secondsLeft)
        .append("since", since.toString());
  }

  static JobStage from(Document document) {
    return new JobStage(
        document.getString("phase"),
        document.getLong("done"),
        document.getLong("total"),
        document.getLong("perSecond"),
        document.getLong("secondsLeft"),
        Instant.parse(document.getString("since")));
  }
}
