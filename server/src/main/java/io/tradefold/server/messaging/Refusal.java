package io.tradefold.server.messaging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.ImportRefused;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.server.edge.Problems;
import io.tradefold.server.edge.Unwrapped;
import java.net.URI;
import java.util.Map;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Why something was refused, as data: an exception does not survive the way from one process to
 * another. Whoever is told of it throws the {@link #exception()}, and nobody above can tell the
 * difference.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Refusal.BrokenRule.class, name = "broken-rule"),
  @JsonSubTypes.Type(value = Refusal.BadRows.class, name = "bad-rows"),
  @JsonSubTypes.Type(value = Refusal.BadValue.class, name = "bad-value"),
  @JsonSubTypes.Type(value = Refusal.BadField.class, name = "bad-field"),
  @JsonSubTypes.Type(value = Refusal.Missing.class, name = "missing"),
  @JsonSubTypes.Type(value = Refusal.NoAggregate.class, name = "no-aggregate"),
  @JsonSubTypes.Type(value = Refusal.Taken.class, name = "taken"),
  @JsonSubTypes.Type(value = Refusal.LostRace.class, name = "lost-race"),
  @JsonSubTypes.Type(value = Refusal.Large.class, name = "too-large"),
  @JsonSubTypes.Type(value = Refusal.Other.class, name = "other")
})
sealed interface Refusal {

  RuntimeException exception();

  record BrokenRule(String rule, String detail) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new Rejected(rule, detail);
    }
  }

  record BadRows(ImportResult result) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new ImportRefused(result);
    }
  }

  record BadValue(String value, String expected) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new InvalidValue(value, expected);
    }
  }

  record BadField(@Nullable String field, @Nullable String value, String expected)
      implements Refusal {
    @Override
    public RuntimeException exception() {
      return new FieldError(field, value, expected);
    }
  }

  record Missing(String detail) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new NotFound(detail);
    }
  }

  record NoAggregate(String id) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new AggregateNotFoundException(id, "There is no such thing");
    }
  }

  record Taken(String detail) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new Conflict(detail);
    }
  }

  record LostRace(String detail) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new ConcurrencyException(detail);
    }
  }

  record Large(String detail) implements Refusal {
    @Override
    public RuntimeException exception() {
      return new TooLarge(detail);
    }
  }

  /** What matters to nobody but the client: a problem as it would be answered. */
  record Other(
      int status,
      String type,
      String title,
      @Nullable String detail,
      Map<String, Object> properties)
      implements Refusal {

    static Other of(ProblemDetail problem) {
      Map<String, Object> more = problem.getProperties();
      return new Other(
          problem.getStatus(),
          String.valueOf(problem.getType()),
          String.valueOf(problem.getTitle()),
          problem.getDetail(),
          more == null ? Map.of() : more);
    }

    @Override
    public RuntimeException exception() {
      ProblemDetail problem = ProblemDetail.forStatus(status);
      problem.setType(URI.create(type));
      problem.setTitle(title);
      problem.setDetail(detail);
      properties.forEach(problem::setProperty);
      return new ErrorResponseException(HttpStatusCode.valueOf(status), problem, null);
    }
  }

  /**
   * @return null when nobody foresaw the failure
   */
  static @Nullable Refusal of(Throwable failure) {
    Throwable found = Unwrapped.of(failure);
    return switch (found) {
      case Rejected it -> new BrokenRule(it.rule(), it.detail());
      case ImportRefused it -> new BadRows(it.result());
      case InvalidValue it -> new BadValue(it.value(), it.expected());
      case FieldError it -> new BadField(it.field(), it.value(), it.expected());
      case NotFound it -> new Missing(said(it));
      case AggregateNotFoundException it ->
          new NoAggregate(String.valueOf(it.getAggregateIdentifier()));
      case Conflict it -> new Taken(said(it));
      case ConcurrencyException it -> new LostRace(said(it));
      case AggregateStreamCreationException it -> new LostRace(said(it));
      case TooLarge it -> new Large(said(it));
      default -> {
        ProblemDetail problem = Problems.of(found);
        yield problem == null ? null : Other.of(problem);
      }
    };
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /** What a failure told by another process, or by this one in its place, really is. */
  static Throwable told(Throwable failure) {
    return HandlerExecutionException.resolveDetails(failure)
        .filter(Refusal.class::isInstance)
        .<Throwable>map(details -> ((Refusal) details).exception())
        .orElse(failure);
  }
}
