package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stream whose events carry their positions in place of their indexes, see {@link Positions}. */
final class PositionedStream implements EventStream {

  private final EventStream indexed;

  private PositionedStream(EventStream indexed) {
    this.indexed = indexed;
  }

  /**
   * What stands behind a position, for as long as it is open.
   *
   * @param buffered how many events are asked for ahead; the connector takes 64 at least
   */
  static PositionedStream open(EventServer server, long after, int buffered) {
    return new PositionedStream(
        server.events().openStream(Positions.toIndex(after), buffered, buffered / 2, false));
  }

  private static @Nullable EventWithToken positioned(@Nullable EventWithToken event) {
    return event == null
        ? null
        : event.toBuilder().setToken(Positions.ofIndex(event.getToken())).build();
  }

  @Override
  public @Nullable EventWithToken next() throws InterruptedException {
    return positioned(indexed.next());
  }

  @Override
  public @Nullable EventWithToken nextIfAvailable() {
    return positioned(indexed.nextIfAvailable());
  }

  @Override
  public @Nullable EventWithToken nextIfAvailable(long timeout, TimeUnit unit)
      throws InterruptedException {
    return positioned(indexed.nextIfAvailable(timeout, unit));
  }

  @Override
  public @Nullable EventWithToken peek() {
    return positioned(indexed.peek());
  }

  @Override
  public void onAvailable(@Nullable Runnable callback) {
    indexed.onAvailable(callback);
  }

  /**
   * Nothing is left out. A processor asks for it when an event of unknown name belongs to none of
   * its present segments; those of the segments it gets later would be passed over.
   */
  @Override
  public void excludePayloadType(String payloadType, @Nullable String revision) {
    // See above.
  }

  /** Nobody is told of it: a processor would look into the stream that it has just closed. */
  @Override
  public void close() {
    indexed.onAvailable(null);
    indexed.close();
  }

  @Override
  public boolean isClosed() {
    return indexed.isClosed();
  }

  @Override
  public Optional<Throwable> getError() {
    return indexed.getError();
  }
}
