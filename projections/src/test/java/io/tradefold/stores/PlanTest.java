package io.tradefold.stores;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static Plan plan(String explained) {
    return Plan.of(BsonDocument.parse(explained));
  }

  @Test
  void aSearchThroughEverythingIsSeen() {
    Plan plan =
        plan(
            """
            {queryPlanner: {winningPlan: {stage: "COLLSCAN", filter: {a: {"$eq": 1}}},
                            rejectedPlans: []},
             executionStats: {nReturned: 1, totalKeysExamined: 0, totalDocsExamined: 3000,
                              executionStages: {stage: "COLLSCAN", nReturned: 1}},
             command: {find: "things", filter: {stage: "IXSCAN"}}, ok: 1}
            """);

    assertThat(plan.searches()).isTrue();
    assertThat(plan.documents()).isEqualTo(3_000);
    assertThat(plan.returned()).isEqualTo(1);
  }

  @Test
  void aPlanThatWasNotTakenDoesNotCount() {
    Plan plan =
        plan(
            """
            {queryPlanner: {winningPlan: {isCached: false, queryPlan: {stage: "FETCH",
                              inputStage: {stage: "IXSCAN", indexName: "generation_1"}}},
                            rejectedPlans: [{stage: "SORT", inputStage: {stage: "COLLSCAN"}}]},
             executionStats: {nReturned: 2, totalKeysExamined: 2, totalDocsExamined: 2}}
            """);

    assertThat(plan.stages()).containsExactly("FETCH", "IXSCAN");
    assertThat(plan.searches()).isFalse();
    assertThat(plan.sorts()).isFalse();
    assertThat(plan.keys()).isEqualTo(2);
  }

  @Test
  void theQueryAtTheBeginningOfAPipelineIsLookedAtToo() {
    Plan plan =
        plan(
            """
            {stages: [{"$cursor": {queryPlanner: {winningPlan: {stage: "COLLSCAN"}},
                        executionStats: {nReturned: 5, totalKeysExamined: 0,
                                         totalDocsExamined: 50}}},
                      {"$group": {_id: 1}, nReturned: 1}]}
            """);

    assertThat(plan.searches()).isTrue();
    assertThat(plan.documents()).isEqualTo(50);
  }
}
