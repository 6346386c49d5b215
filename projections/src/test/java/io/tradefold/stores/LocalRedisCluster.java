package io.tradefold.stores;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A real Redis cluster for one test: three masters, and a replica of the first. */
public final class LocalRedisCluster implements AutoCloseable {

  private static final int MASTERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<RedisProcess> members = new ArrayList<>();

  public LocalRedisCluster() {
    for (int member = 0; member <= MASTERS; member++) {
      members.add(
          RedisProcess.server(
              "cluster-enabled yes",
              "cluster-node-timeout 1000",
              "cluster-replica-validity-factor 0"));
    }
    for (int master = 0; master < MASTERS; master++) {
      join(master);
    }
    ask(MASTERS, newcomer -> newcomer.clusterMeet("127.0.0.1", members.getFirst().port()));
    await().atMost(PATIENCE).until(() -> everybody("cluster_known_nodes:" + members.size()));
    String first = ask(0, RedisCommands::clusterMyId);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isReplicating(first));
    await().atMost(PATIENCE).until(() -> everybody("cluster_state:ok"));
  }

  private void join(int master) {
    int[] slots =
        IntStream.range(0, SlotHash.SLOT_COUNT).filter(slot -> slot % MASTERS == master).toArray();
    ask(
        master,
        commands -> {
          commands.clusterAddSlots(slots);
          commands.clusterSetConfigEpoch(master + 1L);
          return commands.clusterMeet("127.0.0.1", members.getFirst().port());
        });
  }

  private boolean isReplicating(String master) {
    return ask(
        MASTERS,
        replica -> {
          replica.clusterReplicate(master);
          return replica.info("replication").contains("master_link_status:up");
        });
  }

  private boolean everybody(String says) {
    return IntStream.range(0, members.size())
        .allMatch(member -> ask(member, RedisCommands::clusterInfo).contains(says));
  }

  private <T> T ask(int member, Function<RedisCommands<String, String>, T> question) {
    try (RedisClient client = RedisClient.create("redis://" + members.get(member).address());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    }
  }

  /** Of each member. */
  public List<String> addresses() {
    return members.stream().map(RedisProcess::address).toList();
  }

  /** The first master is gone; its replica takes its place within a few seconds. */
  public void killFirst() {
    members.getFirst().kill();
  }

  @Override
  public void close() {
    members.forEach(RedisProcess::close);
  }
}
