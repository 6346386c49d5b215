package io.tradefold.benchmark.load;

import io.tradefold.benchmark.data.Desk;
import io.tradefold.benchmark.data.Desks;
import io.tradefold.benchmark.http.Paced;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Senders and readers, each with a connection and a share of the rate. A sender goes through its
 * desks by turns; a reader looks at overviews mostly, at lists of trades and at figures now and
 * then.
 */
final class Callers implements AutoCloseable {

  private static final int SENDERS = 16;
  private static final int READERS = 32;
  private static final int TURN = 10;
  private static final int LISTS = 2;

  private final ServerProcess server;
  private final List<Desk> desks;
  private final LoadSettings settings;
  private final Tally tally;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean goesOn = true;

  Callers(ServerProcess server, List<Desk> desks, LoadSettings settings, Tally tally) {
    this.server = server;
    this.desks = desks;
    this.settings = settings;
    this.tally = tally;
  }

  void start() {
    for (int i = 0; i < SENDERS; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> send(number)));
    }
    for (int i = 0; i < READERS; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> read(number)));
    }
  }

  private void send(int sender) {
    Duration interval = Duration.ofSeconds(1).multipliedBy(SENDERS).dividedBy(settings.commands());
    Desks own = Desks.of(desks, sender, SENDERS);
    paced(
        interval,
        interval.multipliedBy(sender).dividedBy(SENDERS),
        (wire, due) -> {
          Reply reply = wire.send(own.next().next());
          if (reply.status() / 100 == 2) {
            tally.command(System.nanoTime() - due);
          } else {
            tally.error("command " + reply.status());
          }
        });
  }

  private void read(int reader) {
    Duration interval = Duration.ofSeconds(1).multipliedBy(READERS).dividedBy(settings.reads());
    int[] turn = {reader};
    paced(
        interval,
        interval.multipliedBy(reader).dividedBy(READERS),
        (wire, due) -> {
          int number = turn[0]++;
          Reply reply = wire.drain(request(number), length -> {});
          if (reply.status() == 200) {
            tally.read(System.nanoTime() - due, reply.header("Tradefold-Lag-Ms"));
          } else {
            tally.error("read " + reply.status());
          }
        });
  }

  private byte[] request(int number) {
    Desk desk = desks.get(Math.floorMod(number * 31, desks.size()));
    int kind = number % TURN;
    if (kind == 0) {
      return desk.performance();
    }
    return kind <= LISTS ? desk.trades() : desk.overview();
  }

  private interface Call {
    void on(Wire wire, long due);
  }

  private void paced(Duration interval, Duration offset, Call call) {
    try (Wire wire = new Wire(server.port())) {
      Paced.run(interval, offset, () -> goesOn, due -> counted(wire, due, call));
    }
  }

  /** A connection that breaks is an error to be counted; the caller goes on. */
  private void counted(Wire wire, long due, Call call) {
    try {
      call.on(wire, due);
    } catch (UncheckedIOException broken) {
      tally.error(String.valueOf(broken.getMessage()));
      if (goesOn) {
        wire.reconnect();
      }
    }
  }

  @Override
  public void close() {
    goesOn = false;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
