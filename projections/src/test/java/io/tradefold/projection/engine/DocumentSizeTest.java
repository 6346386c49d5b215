package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.ViewKey;
import io.tradefold.projection.trading.AccountFold;
import io.tradefold.projection.trading.LongPosition;
import io.tradefold.projection.trading.TradeFold;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

/** How many executions of one trade fit into a document of MongoDB (decision 8). */
class DocumentSizeTest {

  private static final int DOCUMENT = 16 * 1024 * 1024;

  @Test
  void aTradeThatIsNeverFlatHoldsAboutTwentySixThousandExecutions() {
    assertThat(fitting(new TradeFold(), LongPosition.TRADE_KEY)).isBetween(25_000, 28_000);
  }

  @Test
  void anAccountHoldsAboutAHundredAndTenThousandOpenLots() {
    assertThat(fitting(new AccountFold(), LongPosition.ACCOUNT_KEY)).isBetween(105_000, 115_000);
  }

  /** Measured on the difference, so that what a document holds besides does not count. */
  private static <V> int fitting(Fold<V> fold, ViewKey key) {
    int difference = size(fold, key, 3_000) - size(fold, key, 2_000);
    return (int) (DOCUMENT * 1_000L / difference);
  }

  private static <V> int size(Fold<V> fold, ViewKey key, int executions) {
    LongPosition position = new LongPosition(executions, 0);
    BasicOutputBuffer buffer = new BasicOutputBuffer();
    new DocumentCodec()
        .encode(
            new BsonBinaryWriter(buffer),
            new ViewCodec().toDocument(position.folded(fold, key)),
            EncoderContext.builder().build());
    return buffer.size();
  }
}
