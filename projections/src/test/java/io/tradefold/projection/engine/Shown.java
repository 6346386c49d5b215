package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the stores show, held against what follows from the log. */
final class Shown {

  private Shown() {}

  /** Every document, in MongoDB and where it is hot in Redis, contains the log up to there. */
  static void everything(Rig rig, List<Recorded<Event>> log, long position, String told) {
    Expected expected = Expected.after(log, position);
    Map<ViewKey, Stored> stored = rig.stored();
    Set<ViewKey> keys = new HashSet<>(stored.keySet());
    keys.addAll(expected.touched());
    for (ViewKey key : keys) {
      Stored document = stored.get(key);
      if (document == null) {
        // Came and went within one batch: then there need be no document at all.
        assertThat(expected.view(key)).as("%s: %s", told, key).isNull();
        continue;
      }
      assertThat(rig.view(document, key.type()))
          .as("%s: %s", told, key)
          .isEqualTo(expected.view(key));
      assertThat(document.position()).as("%s: %s", told, key).isEqualTo(expected.position(key));
      if (!key.type().equals(Counting.SHELF)) {
        assertThat(rig.hot(key))
            .as("%s: %s in Redis", told, key)
            .isEqualTo(document.position() + "\n" + rig.json(document));
      }
    }
  }

  /** However far each document has come, it shows exactly the events up to there. */
  static void prefixes(Rig rig, List<Recorded<Event>> log, String told) {
    rig.stored()
        .forEach(
            (key, stored) ->
                assertThat(rig.view(stored, key.type()))
                    .as("%s: %s at %d", told, key, stored.position())
                    .isEqualTo(Expected.after(log, stored.position()).view(key)));
  }
}
