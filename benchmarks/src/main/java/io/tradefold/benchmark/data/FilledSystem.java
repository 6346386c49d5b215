package io.tradefold.benchmark.data;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Launch;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A data folder with many trades of one trader in one community, made once through the API: twenty
 * accounts, whose files are imported by turns. All trades are in the book of community and
 * currency, which is the hardest case for whoever reads it.
 */
public final class FilledSystem {

  /** Of the one community there is. */
  public static final String COMMUNITY = "bench";

  /** The trader's book over all accounts. */
  public static final String OVERVIEW =
      "/api/trader/overview?communityId=" + COMMUNITY + "&currency=USD";

  /** Every figure of the book, month by month. */
  public static final String BY_MONTH =
      "/api/trader/analytics/performance?bucket=month&communityId=" + COMMUNITY + "&currency=USD";

  private static final int ACCOUNTS = 20;
  private static final int TRADES_A_FILE = 25_000;
  private static final Calls TRADER = Calls.of(ServerProcess.TRADER);

  private final Path folder;
  private final int trades;
  private final LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  private FilledSystem(Path folder, int trades) {
    this.folder = folder;
    this.trades = trades;
  }

  /** The folder, made if an earlier run has not left it. */
  public static Path of(Path work, int trades) {
    FilledSystem system = new FilledSystem(work.resolve("trades-" + trades), trades);
    if (!Files.exists(system.complete())) {
      system.fill();
    }
    return system.folder;
  }

  /** The names of its accounts. */
  public static List<String> accounts() {
    return IntStream.range(0, ACCOUNTS).mapToObj(FilledSystem::name).toList();
  }

  private Path complete() {
    return folder.resolve("complete");
  }

  private void fill() {
    say("Making a history of %,d trades".formatted(trades));
    long begun = System.nanoTime();
    ServerProcess.delete(folder);
    try (ServerProcess server = ServerProcess.start(Launch.measured(folder));
        Wire wire = new Wire(server.port())) {
      register(wire);
      int each = trades / ACCOUNTS;
      for (int from = 0; from < each; from += TRADES_A_FILE) {
        for (int account = 0; account < ACCOUNTS; account++) {
          send(wire, account, each, from, Math.min(each, from + TRADES_A_FILE));
          say(
              "… %,d of %,d trades, %d s"
                  .formatted(
                      from * ACCOUNTS + (account + 1) * Math.min(TRADES_A_FILE, each - from),
                      trades,
                      Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
        }
      }
    }
    try {
      Files.createFile(complete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(Wire wire) {
    Community.register(wire, TRADER, COMMUNITY);
    for (int account = 0; account < ACCOUNTS; account++) {
      Community.openAccount(wire, TRADER, COMMUNITY, name(account), last.minusYears(Fills.YEARS));
    }
  }

  /** One file; the next is not sent before the dashboards show this one. */
  private void send(Wire wire, int account, int all, int from, int to) {
    byte[] csv = new Fills(1_000L * account + from, all, last).csv(from, to);
    String path = "/api/trader/accounts/" + name(account) + "/executions";
    Reply imported = wire.send(TRADER.post(path, "text/csv", csv)).expect(201);
    Reply shown = wire.send(TRADER.getAfter(imported, OVERVIEW));
    while (shown.status() == 503) {
      shown = wire.send(TRADER.getAfter(imported, OVERVIEW));
    }
    shown.expect(200);
  }

  private static String name(int account) {
    return "account-" + account;
  }
}
