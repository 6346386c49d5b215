package io.tradefold.server.http;

import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.processes.Fleet;
import io.tradefold.server.processes.FleetLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A server with embedded stores in a folder of its own, and callers with tokens. Classes share one
 * server: each uses communities of its own.
 *
 * <p>With {@code tradefold.fleet.each} it is a {@link Fleet} of that many processes of each role on
 * one {@link FleetLog}, one MongoDB and one Redis instead. Requests go to these; the server in this
 * process is one more of them, whose beans tests may look through.
 */
@ExtendWith(NeedsFleetLog.class)
@SpringBootTest(
    classes = TradefoldApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningServer {

  /** Known to the server, each with the token {@code token-of-<name>}. */
  protected static final List<String> PEOPLE = List.of("ann", "ben", "cora", "dan", "stranger");

  protected static final String OPERATOR = "otto";

  private static final Path DATA = temporaryFolder();
  private static final int EACH = Integer.getInteger("tradefold.fleet.each", 0);

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("tradefold.data", DATA::toString);
    if (isFleet()) {
      TheFleet.STARTED.settings().forEach((name, value) -> registry.add(name, () -> value));
      registry.add("tradefold.roles", () -> "query");
    }
    for (int i = 0; i < PEOPLE.size(); i++) {
      register(registry, i, PEOPLE.get(i), false);
    }
    register(registry, PEOPLE.size(), OPERATOR, true);
  }

  private static void register(
      DynamicPropertyRegistry registry, int index, String person, boolean operator) {
    String prefix = "tradefold.access-tokens[" + index + "].";
    registry.add(prefix + "hash", () -> TestTokens.hashOf(tokenOf(person)));
    registry.add(prefix + "principal", () -> person);
    registry.add(prefix + "operator", () -> operator);
  }

  /** Started with the first class that needs it, and gone with this process. */
  private static final class TheFleet {

    private static final Fleet STARTED =
        new Fleet(DATA.resolve("fleet"), PEOPLE, EACH, FleetLog.named());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(STARTED::close));
    }
  }

  protected static boolean isFleet() {
    return EACH > 0;
  }

  protected final int port() {
    return isFleet() ? TheFleet.STARTED.port() : port;
  }

  /** A client of one of the people; of nobody when the name is empty. */
  protected final Api api(String person) {
    return new Api(port(), person.isEmpty() ? "" : tokenOf(person));
  }

  protected static String tokenOf(String person) {
    return "token-of-" + person;
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("tradefold-test");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
