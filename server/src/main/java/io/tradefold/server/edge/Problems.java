package io.tradefold.server.edge;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.ImportRefused;
import io.tradefold.server.log.PostgresAbsence;
import io.tradefold.server.log.axonserver.AxonServerAbsence;
import java.net.URI;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which problem an exception is. */
public final class Problems {

  private Problems() {}

  /**
   * @return null when nobody foresaw it: then it is a fault of ours
   */
  public static @Nullable ProblemDetail of(Throwable failure) {
    TooLarge tooLarge = Unwrapped.find(failure, TooLarge.class);
    if (tooLarge != null) {
      return Problem.of(413, said(tooLarge));
    }
    if (isAway(Unwrapped.find(failure, MongoException.class))) {
      return Problem.of(
          503,
          "The views can't be read, MongoDB does not answer. Commands are accepted. Try again.");
    }
    if (PostgresAbsence.is(failure) || AxonServerAbsence.is(failure)) {
      return Problem.of(
          503,
          "The event log does not answer. Whether the command was taken is not known: repeat it with"
              + " the same Idempotency-Key.");
    }
    return switch (Unwrapped.of(failure)) {
      case InvalidValue invalid -> Problem.badValue(null, invalid.value(), invalid.expected());
      case FieldError error -> Problem.badValue(error.field(), error.value(), error.expected());
      case Rejected rejected -> Problem.brokenRule(rejected.rule(), rejected.detail());
      case ImportRefused refused -> Problem.rowsRefused(refused);
      case NotFound nothing -> Problem.of(404, said(nothing));
      case AggregateNotFoundException nothing -> Problem.of(404, "There is no such thing.");
      case Conflict taken -> Problem.of(409, said(taken));
      case ConcurrencyException lost -> lostRace();
      case AggregateStreamCreationException lost -> lostRace();
      case HttpMessageNotReadableException _ -> Problem.badValue(null, null, "a body");
      case NoResourceFoundException nothing -> Problem.of(404, "There is nothing here.");
      case ErrorResponse known -> ofSpring(known);
      default -> null;
    };
  }

  /** Whether the store is not there, rather than there and unhappy with what it was asked. */
  private static boolean isAway(@Nullable MongoException failure) {
    return failure instanceof MongoTimeoutException
        || failure instanceof MongoSocketException
        || failure instanceof MongoConnectionPoolClearedException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException;
  }

  /** Whether the same request may be answered otherwise a moment later, with nothing else done. */
  static boolean isPassing(Throwable failure) {
    return switch (Unwrapped.of(failure)) {
      case ConcurrencyException lost -> true;
      case AggregateStreamCreationException lost -> true;
      case Rejected rejected -> rejected.rule().equals(Idempotency.REUSED);
      default -> false;
    };
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static ProblemDetail lostRace() {
    return Problem.of(409, "Somebody else changed it at the same moment. Look again and repeat.");
  }

  /** Spring's own exceptions know their status and a sentence; the type is added. */
  private static ProblemDetail ofSpring(ErrorResponse known) {
    ProblemDetail problem = known.getBody();
    int status = known.getStatusCode().value();
    if (status >= 500 && status != 503) {
      return Problem.of(status, "Something went wrong here.");
    }
    URI type = problem.getType();
    if (type == null || type.equals(URI.create("about:blank"))) {
      String detail = problem.getDetail();
      return Problem.of(status, detail == null ? String.valueOf(problem.getTitle()) : detail);
    }
    return problem;
  }
}
