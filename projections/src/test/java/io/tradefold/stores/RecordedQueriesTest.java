package io.tradefold.stores;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedQueriesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'overview', filter: {_id: {$in: ['a', 'b', 'c']}}}",
        "{findAndModify: 'overview', query: {_id: {$in: ['a', 'b', 'c']}}, update: {days: [1,2,3,4]}}",
        "{delete: 'overview', deletes: [{q: {_id: {$in: ['a', 'b', 'c']}}, limit: 0}]}",
        "{aggregate: 'overview', pipeline: [{$match: {_id: {$in: ['a', 'b', 'c']}}}]}"
      })
  void whatIsAskedForIsCountedInTheFilter(String command) {
    assertThat(RecordedQueries.asked(BsonDocument.parse(command))).isEqualTo(3);
  }

  @Test
  void whatIsWrittenAsksForNothing() {
    BsonDocument command =
        BsonDocument.parse(
            """
            {update: "overview", updates: [
              {q: {_id: "a", version: 3}, u: {_id: "a", version: 4, days: [1, 2, 3, 4, 5]}}]}
            """);

    assertThat(RecordedQueries.asked(command)).isZero();
  }

  @Test
  void onlyWhatIsAlwaysSmallMayBeReadWhole() {
    assertThat(RecordedQueries.isForAll(BsonDocument.parse("{find: 'peers', filter: {}}")))
        .isTrue();
    assertThat(RecordedQueries.isForAll(BsonDocument.parse("{find: 'overview_v1_g1', filter: {}}")))
        .isFalse();
    assertThat(RecordedQueries.isForAll(BsonDocument.parse("{find: 'peers', filter: {a: 1}}")))
        .isFalse();
  }
}
