package io.tradefold.benchmark.run;

/** A row can't be measured here; the message says what is missing. */
public final class Skipped extends RuntimeException {

  private final String reason;

  public Skipped(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
