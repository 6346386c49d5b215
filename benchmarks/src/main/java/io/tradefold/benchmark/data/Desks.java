package io.tradefold.benchmark.data;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.http.Wire;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Desks by turns, as a day's trades of many traders come. For one thread. */
public final class Desks {

  private final List<Desk> desks;
  private int turn;

  private Desks(List<Desk> desks) {
    this.desks = desks;
  }

  /** Opens the accounts of all desks there are, in communities that are registered before. */
  public static List<Desk> openAll(Wire wire, String prefix) {
    say("opening %d accounts".formatted(Desk.MOST));
    Desk.registerCommunities(wire);
    return all(number -> Desk.open(wire, number, prefix));
  }

  public static List<Desk> all(IntFunction<Desk> desk) {
    return IntStream.range(0, Desk.MOST).mapToObj(desk).toList();
  }

  /** Those of one caller when all are dealt out among so many. */
  public static Desks of(List<Desk> all, int caller, int callers) {
    return new Desks(
        IntStream.iterate(caller, number -> number < all.size(), number -> number + callers)
            .mapToObj(all::get)
            .toList());
  }

  public Desk next() {
    Desk desk = desks.get(turn);
    turn = (turn + 1) % desks.size();
    return desk;
  }
}
