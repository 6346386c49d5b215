package io.tradefold.server.processes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.server.ForkedServer;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.http.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The whole server as a process of its own, and the data folder that outlives it. */
public final class ServerProcess implements TestedServer {

  public static final String OPERATOR = "otto";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern READY = Pattern.compile("API docs +http://localhost:(\\d+)/docs");

  private final Path folder;
  private final List<String> arguments = new ArrayList<>();
  private final Set<ProcessHandle> children = new HashSet<>();
  private @Nullable Process process;
  private int starts;
  private volatile int port;

  /**
   * @param folder for data and for what the processes say
   * @param people whose tokens it knows, beside the operator's
   * @param settings by property
   */
  public ServerProcess(Path folder, List<String> people, Map<String, String> settings) {
    this.folder = folder;
    settings.forEach(this::set);
    set("server.port", "0");
    set("tradefold.data", data().toString());
    for (int i = 0; i < people.size(); i++) {
      token(i, people.get(i), false);
    }
    token(people.size(), OPERATOR, true);
  }

  private void token(int index, String person, boolean operator) {
    String prefix = "tradefold.access-tokens[" + index + "].";
    set(prefix + "hash", TestTokens.hashOf(tokenOf(person)));
    set(prefix + "principal", person);
    set(prefix + "operator", Boolean.toString(operator));
  }

  private void set(String property, String value) {
    arguments.add("--" + property + "=" + value);
  }

  static String tokenOf(String person) {
    return "token-of-" + person;
  }

  public Path data() {
    return folder.resolve("data");
  }

  /** A client of one of the people, for as long as this process lives. */
  int port() {
    return port;
  }

  @Override
  public Api api(String person) {
    return new Api(port, tokenOf(person));
  }

  public void start() {
    start(TradefoldApplication.class);
  }

  /** Returns when it is ready, on a port of its own choice. */
  public void start(Class<?> main) {
    Path said = folder.resolve("said-" + ++starts);
    try {
      process = ForkedServer.start(said, main, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isReady(said) || !process().isAlive());
    assertThat(process().isAlive()).as(() -> "it did not start: " + read(said)).isTrue();
    process().descendants().forEach(children::add);
  }

  private boolean isReady(Path said) {
    Matcher ready = READY.matcher(read(said));
    boolean found = ready.find();
    if (found) {
      port = Integer.parseInt(ready.group(1));
    }
    return found;
  }

  private static String read(Path said) {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}, of the server alone: the Redis it has started lives on. */
  public void kill() {
    process().destroyForcibly();
    awaitEnd();
  }

  /**
   * Until it is gone, by whatever means.
   *
   * @return its exit status
   */
  public int awaitEnd() {
    try {
      assertThat(process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return process().exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process process() {
    return requireNonNull(process, "not started");
  }

  /** As when the whole machine fails. */
  public void killWhatItStarted() {
    children.forEach(ProcessHandle::destroyForcibly);
    children.clear();
  }

  @Override
  public void close() {
    if (process != null) {
      process.descendants().forEach(children::add);
      kill();
    }
    killWhatItStarted();
  }
}
