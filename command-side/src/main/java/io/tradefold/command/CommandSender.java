package io.tradefold.command;

import io.tradefold.api.LogHead;
import io.tradefold.api.NotFound;
import io.tradefold.api.Position;
import io.tradefold.api.Rejected;
import io.tradefold.api.identity.Request;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.ResponseEntity;

/**
 * Sends commands and answers for them over HTTP: {@code Tradefold-Position} says what a query must
 * include to show the command's effect, {@code Location} where the thing made is found.
 */
public final class CommandSender {

  /** So often a command is tried when another process was quicker with the same aggregate. */
  private static final int ATTEMPTS = 8;

  /** Before the second try at most; twice as long before each further one. */
  private static final long PAUSE_NANOS = 2_000_000;

  private final CommandGateway gateway;
  private final LogHead head;
  private final CommandMetrics metrics;

  CommandSender(CommandGateway gateway, LogHead head, CommandMetrics metrics) {
    this.gateway = gateway;
    this.head = head;
    this.metrics = metrics;
  }

  /** 200 with the ids of what it is about. */
  public ResponseEntity<Object> send(Object command, Request request) {
    Reply reply = metrics.timed(command, () -> dispatch(command, request));
    return positioned(ResponseEntity.ok(), reply).body(body(reply.outcome()));
  }

  /**
   * 201 with the ids and the place of what was made; the same when it had been made before.
   *
   * @param location the path of what was made
   */
  public ResponseEntity<Object> create(
      Object command, Request request, Function<Outcome, String> location) {
    Reply reply = metrics.timed(command, () -> dispatch(command, request));
    Object body = body(reply.outcome());
    URI place = URI.create(location.apply(reply.outcome()));
    return positioned(ResponseEntity.created(place), reply).body(body);
  }

  /** The position is read after the commit: it is the command's own or a later one. */
  private ResponseEntity.BodyBuilder positioned(ResponseEntity.BodyBuilder answer, Reply reply) {
    Position position = new Position(head.index(), reply.communityId());
    return answer.header("Tradefold-Position", position.toString());
  }

  private static Object body(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.ids();
      case Outcome.Imported imported -> imported.result();
      case Outcome.Refused refused -> throw new Rejected(refused.rule(), refused.detail());
    };
  }

  private Reply dispatch(Object command, Request request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return gateway.sendAndWait(
            new GenericCommandMessage<>(command, RequestFacts.of(request).toMetaData()));
      } catch (AggregateNotFoundException _) {
        throw new NotFound("there is no such thing");
      } catch (ConcurrencyException | AggregateStreamCreationException lostRace) {
        // Not a Conflict: unlike an id that is taken, this may go well the next time.
        if (attempt == ATTEMPTS) {
          throw lostRace;
        }
        // By chance, or two processes that have met would meet again.
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << (attempt - 1)));
      }
    }
  }
}
