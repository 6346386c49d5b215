package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.ViewKey;
import org.junit.jupiter.api.Test;

class KeptTest {

  private final Kept kept = new Kept(100);

  @Test
  void whatIsUsedLeastGoesWhenItWeighsTooMuch() {
    put("a", 40);
    put("b", 40);
    assertThat(kept.get(key("a"))).isNotNull();
    put("c", 40);

    assertThat(kept.get(key("a"))).isNotNull();
    assertThat(kept.get(key("b"))).isNull();
    assertThat(kept.get(key("c"))).isNotNull();
  }

  @Test
  void aDocumentWeighsWhatItWeighsNow() {
    put("a", 90);
    put("a", 20);
    put("b", 80);

    assertThat(kept.get(key("a"))).isNotNull();
    assertThat(kept.get(key("b"))).isNotNull();
  }

  @Test
  void oneThatIsTooHeavyIsNotKept() {
    put("a", 40);
    put("b", 101);

    assertThat(kept.get(key("b"))).isNull();
  }

  @Test
  void nothingIsKnownAfterAWriteHasFailed() {
    put("a", 90);
    kept.forget();

    assertThat(kept.get(key("a"))).isNull();
    put("b", 100);
    assertThat(kept.get(key("b"))).isNotNull();
  }

  private void put(String id, int bytes) {
    kept.put(key(id), new Kept.Document(Stored.absent(id), null, true, bytes));
  }

  private static ViewKey key(String id) {
    return Counting.ITEM.key(id);
  }
}
