package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A trader's program: one command after the other, each with a key. What was answered goes into the
 * books; what was not is sent again before anything else.
 */
final class Trader {

  private static final int SUCCESS = 2;

  final String name;
  final List<Account> accounts;
  private final Random random;
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final List<Command> first = new ArrayList<>();
  private @Nullable Command pending;
  private int keys;

  /** A command and what it was answered. */
  record Acknowledged(Command command, Answer answer) {}

  /** Where a command led: the account it may have changed. */
  record Step(Account account, Answer answer) {}

  /**
   * @param floor a community of others; one of its own comes to it
   */
  Trader(String name, String floor, long seed) {
    this.name = name;
    this.random = new Random(seed);
    this.accounts = List.of(new Account(name + "-a", random), new Account(name + "-b", random));
    first.add(registration(key(), "of-" + name));
    first.add(accounts.get(0).open(key(), "of-" + name));
    first.add(accounts.get(1).open(key(), floor));
  }

  /** For the community that all traders have an account in. */
  static Command registration(String key, String communityId) {
    Map<String, Object> body =
        Map.of(
            "communityId",
            communityId,
            "name",
            communityId,
            "baseCurrency",
            "USD",
            "timeZone",
            "America/New_York",
            "annualisation",
            252);
    return Command.post(key, "/api/community", body, answer -> {});
  }

  private String key() {
    return "k" + ++keys + "-" + name;
  }

  /**
   * Sends the command whose answer is missing, or else the next one.
   *
   * @throws java.io.UncheckedIOException when no answer comes
   */
  Step step(Api api) {
    int number = acknowledged.size();
    Account account = accounts.get(number == 1 ? 0 : number == 2 ? 1 : number % 2);
    if (pending == null) {
      pending = number < first.size() ? first.get(number) : account.next(key());
    }
    Command command = pending;
    Answer answer = command.send().apply(api);
    assertThat(answer.status() / 100).as("%s: %s", command.key(), answer).isEqualTo(SUCCESS);
    command.done().accept(answer);
    synchronized (acknowledged) {
      acknowledged.add(new Acknowledged(command, answer));
    }
    pending = null;
    return new Step(account, answer);
  }

  /** Once its first commands are answered, it has accounts to look at. */
  boolean isSettled() {
    return acknowledged.size() >= first.size();
  }

  int acknowledged() {
    synchronized (acknowledged) {
      return acknowledged.size();
    }
  }

  List<String> acknowledgedKeys() {
    return acknowledged.stream().map(each -> each.command().key()).toList();
  }

  /** The key of the command nobody knows the fate of. */
  List<String> openKeys() {
    return pending == null ? List.of() : List.of(pending.key());
  }

  /** The command whose answer is missing gets one; some of the others get theirs again. */
  void repeat(Api api) {
    if (pending != null) {
      step(api);
    }
    for (int i = 0; i < 5 && !acknowledged.isEmpty(); i++) {
      Acknowledged earlier = acknowledged.get(random.nextInt(acknowledged.size()));
      Answer again = earlier.command().send().apply(api);
      assertThat(again.status()).as(earlier.toString()).isEqualTo(earlier.answer().status());
      assertThat(again.text()).as(earlier.toString()).isEqualTo(earlier.answer().text());
    }
  }

  /** What the last answer said of the log. */
  @Nullable Answer last() {
    synchronized (acknowledged) {
      return acknowledged.isEmpty() ? null : acknowledged.getLast().answer();
    }
  }
}
