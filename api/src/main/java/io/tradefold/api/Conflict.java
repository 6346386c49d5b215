package io.tradefold.api;

/** The id is taken by something with other content. Answered as HTTP 409. */
public final class Conflict extends RuntimeException {

  public Conflict(String detail) {
    super(detail);
  }
}
