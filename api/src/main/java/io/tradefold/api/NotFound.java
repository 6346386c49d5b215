package io.tradefold.api;

/**
 * The thing named does not exist, or is not the caller's to know about. The two are answered alike,
 * as HTTP 404.
 */
public final class NotFound extends RuntimeException {

  public NotFound(String what) {
    super(what);
  }
}
