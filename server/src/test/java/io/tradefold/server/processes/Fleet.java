package io.tradefold.server.processes;

import io.tradefold.server.http.Api;
import io.tradefold.server.roles.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Processes with one role each, on one log and the same stores, behind one address. */
public final class Fleet implements TestedServer {

  private final FleetStores stores;
  private final Map<String, String> settings = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final Gateway gateway = new Gateway(this::ports);

  /** One process. */
  public record Member(String name, Role role, ServerProcess process) {}

  /**
   * Starts them all.
   *
   * @param folder for data and for what the processes say
   * @param people whose tokens they know, beside the operator's
   * @param each how many processes of each role
   * @param log what they share
   */
  public Fleet(Path folder, List<String> people, int each, FleetLog log) {
    stores = new FleetStores(made(folder));
    settings.putAll(stores.settings());
    settings.putAll(log.empty());
    for (int number = 1; number <= each; number++) {
      for (Role role : Role.values()) {
        String name = role.name().toLowerCase(Locale.ROOT) + "-" + number;
        Map<String, String> its = new HashMap<>(settings);
        its.put("tradefold.roles", role.name().toLowerCase(Locale.ROOT));
        members.add(
            new Member(name, role, new ServerProcess(made(folder.resolve(name)), people, its)));
      }
    }
    start(members);
  }

  /** All at once. */
  public static void start(List<Member> some) {
    CompletableFuture.allOf(
            some.stream()
                .map(
                    member ->
                        CompletableFuture.runAsync(
                            member.process()::start, task -> Thread.ofPlatform().start(task)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One process of each role.
   *
   * @param number the first is 1
   */
  public List<Member> members(int number) {
    int roles = Role.values().length;
    return List.copyOf(members.subList((number - 1) * roles, number * roles));
  }

  /** For one more process that uses the same log and the same stores. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** Of the one address. */
  public int port() {
    return gateway.port();
  }

  private List<Integer> ports(Role role) {
    return members.stream()
        .filter(member -> member.role() == role)
        .map(member -> member.process().port())
        .toList();
  }

  @Override
  public Api api(String person) {
    return new Api(port(), ServerProcess.tokenOf(person));
  }

  @Override
  public void close() {
    gateway.close();
    members.forEach(member -> member.process().close());
    stores.close();
  }
}
