package io.tradefold.api;

/**
 * A well-formed command that breaks a rule in the present state. Answered as HTTP 422 with the
 * rule's name, which is part of the contract: {@code out-of-order}, {@code already-open}, ….
 */
public final class Rejected extends RuntimeException {

  private final String rule;

  public Rejected(String rule, String detail) {
    super(detail);
    this.rule = rule;
  }

  public String rule() {
    return rule;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
