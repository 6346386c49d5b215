package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.Symbol;
import io.tradefold.stores.LocalMongo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A view comes back from the store as it went in, to the last digit. */
class ViewCodecTest {

  private final LocalMongo mongo = new LocalMongo();
  private final ViewCodec codec = new ViewCodec();

  private record Everything(
      Amount amount,
      BigDecimal ratio,
      BigDecimal whole,
      double chart,
      int count,
      long large,
      Instant at,
      LocalDate day,
      List<Symbol> symbols,
      Map<String, Amount> bySymbol,
      Map<LocalDate, Integer> byDay,
      @Nullable String absent) {}

  private static final Everything VIEW =
      new Everything(
          Amount.of("123456789012345678.123456789012"),
          new BigDecimal("2.500000000000000001"),
          new BigDecimal("1E+3"),
          0.1,
          7,
          1L << 53,
          Instant.parse("2026-01-05T15:00:00.123456789Z"),
          LocalDate.parse("2026-01-05"),
          List.of(Symbol.of("BRK.B")),
          Map.of("BRK.B", Amount.of("1.5"), "$SPX", Amount.of(2)),
          Map.of(LocalDate.parse("2026-01-05"), 3),
          null);

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void decimalsAreStringsTimesAreIsoAndWhatIsNullIsLeftOut() {
    Document stored = codec.toDocument(VIEW);

    assertThat(stored)
        .containsEntry("amount", "123456789012345678.123456789012")
        .containsEntry("ratio", "2.500000000000000001")
        .containsEntry("whole", "1000")
        .containsEntry("at", "2026-01-05T15:00:00.123456789Z")
        .containsEntry("day", "2026-01-05")
        .doesNotContainKey("absent");
  }

  @Test
  void aViewComesBackFromTheStoreAsItWentIn() {
    var collection = mongo.template().getCollection("everything");
    collection.insertOne(new Document("_id", 1).append("view", codec.toDocument(VIEW)));

    Document found = collection.find().first();
    assertThat(found).isNotNull();
    Everything back = codec.toView(found.get("view", Document.class), Everything.class);

    assertThat(back)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.compareTo(b) == 0, BigDecimal.class)
        .isEqualTo(VIEW);
  }
}
