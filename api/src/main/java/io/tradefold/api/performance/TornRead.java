package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;

/**
 * Documents read one after the other do not belong together, because a projection wrote in between.
 * Nothing is wrong: reading them all again gives an answer.
 */
public final class TornRead extends RuntimeException {

  public TornRead(ViewKey key) {
    super(key.type().name() + " " + key.id() + " changed while it was read");
  }
}
