package io.tradefold.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * How MongoDB has carried out a query, from what {@code explain} says of it.
 *
 * @param stages of the plan that was taken, for example {@code FETCH} and {@code IXSCAN}
 */
record Plan(List<String> stages, long keys, long documents, long returned) {

  private static final Set<String> NOT_TAKEN = Set.of("rejectedPlans", "slotBasedPlan", "command");

  Plan {
    stages = List.copyOf(stages);
  }

  static Plan of(BsonDocument explained) {
    List<String> stages = new ArrayList<>();
    long[] numbers = new long[3];
    walk(explained, stages, numbers);
    return new Plan(stages, numbers[0], numbers[1], numbers[2]);
  }

  private static void walk(BsonValue value, List<String> stages, long[] numbers) {
    if (value.isArray()) {
      value.asArray().forEach(each -> walk(each, stages, numbers));
    } else if (value.isDocument()) {
      BsonDocument document = value.asDocument();
      if (document.containsKey("totalKeysExamined")) {
        numbers[0] += document.getNumber("totalKeysExamined").longValue();
        numbers[1] += document.getNumber("totalDocsExamined").longValue();
        numbers[2] += document.getNumber("nReturned").longValue();
      }
      for (Map.Entry<String, BsonValue> field : document.entrySet()) {
        if (field.getKey().equals("stage") && field.getValue().isString()) {
          stages.add(field.getValue().asString().getValue());
        } else if (!NOT_TAKEN.contains(field.getKey())) {
          walk(field.getValue(), stages, numbers);
        }
      }
    }
  }

  boolean searches() {
    return stages.contains("COLLSCAN");
  }

  boolean sorts() {
    return stages.contains("SORT");
  }
}
