package io.tradefold.api;

/** The body, as sent or as inflated, is beyond its limit. Answered as HTTP 413. */
public final class TooLarge extends RuntimeException {

  public TooLarge(String detail) {
    super(detail);
  }
}
