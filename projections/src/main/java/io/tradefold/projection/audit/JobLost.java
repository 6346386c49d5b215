package io.tradefold.projection.audit;

/** Another process has taken a {@link Job} over: whoever had it before leaves it alone. */
final class JobLost extends RuntimeException {

  JobLost() {
    super("another process has taken it over", null, false, false);
  }
}
