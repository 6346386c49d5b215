package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.server.processes.ServerProcess;
import io.tradefold.server.processes.TestedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The traders of a test, and all that must be true of them whenever the server is well. */
final class Floor {

  private static final String COMMUNITY = "floor";
  private static final String HOST = "host";

  final List<Trader> traders;
  private final Command registration = Trader.registration("k0-" + HOST, COMMUNITY);

  Floor(int traders, long seed) {
    this.traders =
        IntStream.range(0, traders)
            .mapToObj(number -> new Trader("t" + number, COMMUNITY, seed + number))
            .toList();
  }

  /** All who need a token. */
  List<String> people() {
    List<String> people = new ArrayList<>(traders.stream().map(t -> t.name).toList());
    people.add(HOST);
    return people;
  }

  void open(TestedServer server) {
    Answer answer = registration.send().apply(server.api(HOST));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  /** Whose answer is missing asks again, and others too; then everything shows, once. */
  void isRight(TestedServer server) {
    for (Trader trader : traders) {
      Api api = server.api(trader.name);
      trader.repeat(api);
      Answer last = trader.last();
      if (last != null && trader.isSettled()) {
        trader.accounts.forEach(account -> Figures.areRight(api, last, account));
      }
    }
    Verification.findsNothing(server.api(ServerProcess.OPERATOR));
  }

  /**
   * Every command that was acknowledged is in the log, once; one of unknown fate at most once; and
   * nothing else is.
   *
   * @param keys as they stand in the log
   */
  void isLogged(List<String> keys) {
    List<String> acknowledged =
        traders.stream().flatMap(trader -> trader.acknowledgedKeys().stream()).toList();
    List<String> open = traders.stream().flatMap(trader -> trader.openKeys().stream()).toList();
    assertThat(keys).doesNotHaveDuplicates().contains(registration.key()).containsAll(acknowledged);
    assertThat(keys)
        .filteredOn(key -> !acknowledged.contains(key))
        .filteredOn(key -> !key.equals(registration.key()))
        .isSubsetOf(open);
  }
}
