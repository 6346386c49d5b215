package io.tradefold.server.edge;

import io.tradefold.api.trading.ImportRefused;
import io.tradefold.api.trading.ImportResult;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Makes problem details (RFC 9457). The type is {@code urn:tradefold:problem:} and a kind that
 * never changes; for a broken rule the kind is the rule's name.
 */
final class Problem {

  static final String TYPE = "urn:tradefold:problem:";

  private Problem() {}

  /** A problem of the kind that goes with the status: 404 is {@code not-found}. */
  static ProblemDetail of(int status, String detail) {
    return of(status, kindOf(status), detail);
  }

  static ProblemDetail of(int status, String kind, String detail) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
    problem.setType(URI.create(TYPE + kind));
    problem.setTitle(titled(kind));
    problem.setDetail(detail);
    return problem;
  }

  /** A value that cannot be: names the field, the value and what was expected, where known. */
  static ProblemDetail badValue(@Nullable String field, @Nullable String value, String expected) {
    String subject = field == null ? "The body" : "'" + field + "'";
    ProblemDetail problem = of(400, subject + ": expected " + expected + ".");
    property(problem, "field", field);
    property(problem, "value", value);
    problem.setProperty("expected", expected);
    return problem;
  }

  static ProblemDetail brokenRule(String rule, String detail) {
    ProblemDetail problem = of(422, rule, detail);
    problem.setProperty("rule", rule);
    return problem;
  }

  /** With everything the import would have been answered: which rows, and why. */
  static ProblemDetail rowsRefused(ImportRefused refused) {
    ProblemDetail problem = brokenRule(ImportRefused.RULE, String.valueOf(refused.getMessage()));
    ImportResult result = refused.result();
    problem.setProperty("accepted", result.accepted());
    problem.setProperty("duplicates", result.duplicates());
    problem.setProperty("rejectedRows", result.rejectedRows());
    problem.setProperty("rejected", result.rejected());
    problem.setProperty("tradesOpened", result.tradesOpened());
    problem.setProperty("tradesClosed", result.tradesClosed());
    return problem;
  }

  private static void property(ProblemDetail problem, String name, @Nullable String value) {
    if (value != null) {
      problem.setProperty(name, value);
    }
  }

  static String kindOf(int status) {
    return switch (status) {
      case 401 -> "unauthenticated";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 409 -> "conflict";
      case 413 -> "too-large";
      case 415 -> "unsupported-media-type";
      case 422 -> "unprocessable";
      case 429 -> "too-many-requests";
      case 503 -> "unavailable";
      default -> status < 500 ? "bad-request" : "internal";
    };
  }

  /** {@code out-of-order} reads "Out of order". */
  private static String titled(String kind) {
    String words = kind.replace('-', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
