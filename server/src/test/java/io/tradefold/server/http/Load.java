package io.tradefold.server.http;

import io.tradefold.server.http.Api.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Opens one trade after the other in an account until it is closed. */
public final class Load implements AutoCloseable {

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> running;
  private volatile boolean closed;

  /**
   * @param account its path
   */
  public Load(Api api, String account) {
    this.running =
        CompletableFuture.runAsync(
            () -> run(api, account), task -> Thread.ofPlatform().start(task));
  }

  private void run(Api api, String account) {
    String prefix = account.substring(account.lastIndexOf('/') + 1) + "-";
    for (int i = 0; !closed; i++) {
      String id = prefix + i;
      Answer answer =
          api.post(
              account + "/trades",
              Map.of(
                  "tradeId", id, "symbol", "S" + i, "side", "LONG", "quantity", "1", "price", "1"));
      if (answer.status() == 201) {
        acknowledged.add(id);
      }
    }
  }

  /** Until so many have been acknowledged since it began. */
  public void await(int commands) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> acknowledged.size() >= commands);
  }

  /** The ids of the trades whose opening has been answered with success. */
  public Set<String> acknowledged() {
    return acknowledged.stream().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    closed = true;
    running.join();
  }
}
