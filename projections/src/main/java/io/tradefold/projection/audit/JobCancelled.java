package io.tradefold.projection.audit;

/** Somebody has asked for the end of a {@link Job}. */
final class JobCancelled extends RuntimeException {

  JobCancelled() {
    super("cancelled", null, false, false);
  }
}
