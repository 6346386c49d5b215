package io.tradefold.stores;

import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Listens to whatever is asked of MongoDB, and afterwards has MongoDB explain one of each form. So
 * no query of ours is forgotten, and a new one is explained without anybody thinking of it.
 */
public final class RecordedQueries implements CommandListener {

  /** Where the filters of a command stand. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "find",
          "",
          "findAndModify",
          "",
          "aggregate",
          "",
          "count",
          "",
          "distinct",
          "",
          "update",
          "updates",
          "delete",
          "deletes");

  /** These look for nothing. */
  private static final Set<String> OTHERS =
      Set.of(
          "insert",
          "getMore",
          "killCursors",
          "endSessions",
          "ping",
          "hello",
          "isMaster",
          "buildInfo",
          "createIndexes",
          "dropIndexes",
          "listIndexes",
          "listCollections",
          "drop",
          "dropDatabase",
          "create",
          "saslStart",
          "saslContinue",
          "explain",
          "abortTransaction");

  /** Of the envelope: explained without. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "lsid",
          "txnNumber",
          "$db",
          "$clusterTime",
          "$readPreference",
          "readConcern",
          "writeConcern",
          "ordered",
          "maxTimeMS",
          "stmtId");

  /** Where a command, or a part of it, says what it looks for. */
  private static final Set<String> FILTERS = Set.of("filter", "query", "q", "$match");

  private static final Set<String> PARTS = Set.of("updates", "deletes", "pipeline");

  /** These have a document for each projection, process or segment, and are read whole. */
  private static final Set<String> SMALL = Set.of("projections", "trackingtokens", "peers");

  private final Map<String, BsonDocument> byForm = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    String name = event.getCommandName();
    String list = QUERIES.get(name);
    if (list == null) {
      if (!OTHERS.contains(name)) {
        unknown.add(name);
      }
      return;
    }
    BsonDocument command = BsonDocument.parse(event.getCommand().toJson());
    ENVELOPE.forEach(command::remove);
    if (list.isEmpty()) {
      byForm.put(form(command), command);
    } else {
      for (BsonValue one : command.getArray(list)) {
        BsonDocument alone = command.clone().append(list, new BsonArray(List.of(one)));
        byForm.put(
            name + form(alone.getString(name)) + form(one.asDocument().getDocument("q")), alone);
      }
    }
  }

  /** Without its values: the same question asked of other documents is one form. */
  private static String form(BsonValue value) {
    if (value.isDocument()) {
      StringBuilder form = new StringBuilder("{");
      value.asDocument().forEach((name, each) -> form.append(name).append(form(each)));
      return form.append('}').toString();
    }
    if (value.isString()) {
      return ":" + value.asString().getValue().replaceAll(".*[^a-z_0-9-].*|.{40,}", "?");
    }
    return value.isArray() && !value.asArray().isEmpty()
        ? "[" + form(value.asArray().getFirst()) + "]"
        : ":" + value.getBsonType();
  }

  /** Commands that are neither known to look for something nor known not to. */
  public Set<String> unknown() {
    return Set.copyOf(unknown);
  }

  /** How many forms of questions have been asked. */
  public int forms() {
    return byForm.size();
  }

  /** What is wrong with how they are carried out, a sentence each; empty when nothing is. */
  public List<String> badPlans(MongoDatabase database) {
    List<String> bad = new ArrayList<>();
    for (BsonDocument command : List.copyOf(byForm.values())) {
      Plan plan =
          Plan.of(
              database.runCommand(
                  new BsonDocument("explain", command)
                      .append("verbosity", new BsonString("executionStats")),
                  BsonDocument.class));
      long fair = 10 + 2 * (plan.returned() + asked(command));
      boolean all = isForAll(command);
      if ((plan.searches() && !all) || plan.sorts()) {
        bad.add(plan.stages() + " for " + command.toJson());
      } else if (Math.max(plan.keys(), plan.documents()) > fair) {
        bad.add(plan + " for " + command.toJson());
      }
    }
    return bad;
  }

  /** Everything is wanted of a collection that never has much, in no order. */
  static boolean isForAll(BsonDocument command) {
    return command.containsKey("find")
        && SMALL.contains(command.getString("find").getValue())
        && command.getDocument("filter", new BsonDocument()).isEmpty()
        && !command.containsKey("sort")
        && !command.getBoolean("singleBatch", BsonBoolean.FALSE).getValue();
  }

  /**
   * How many ids it asks for: each is looked for, whether it is there or not. What it writes, such
   * as the lists of a document that replaces another, asks for nothing.
   */
  static long asked(BsonDocument command) {
    return filters(command).mapToLong(RecordedQueries::longest).max().orElse(0);
  }

  private static Stream<BsonValue> filters(BsonDocument command) {
    Stream<BsonDocument> parts =
        PARTS.stream()
            .filter(command::containsKey)
            .flatMap(part -> command.getArray(part).stream().map(BsonValue::asDocument));
    return Stream.concat(Stream.of(command), parts)
        .flatMap(each -> FILTERS.stream().filter(each::containsKey).map(each::get));
  }

  private static long longest(BsonValue value) {
    if (value.isDocument()) {
      return value.asDocument().values().stream()
          .mapToLong(RecordedQueries::longest)
          .max()
          .orElse(0);
    }
    if (value.isArray()) {
      return Math.max(
          value.asArray().size(),
          value.asArray().stream().mapToLong(RecordedQueries::longest).max().orElse(0));
    }
    return 0;
  }
}
