package io.tradefold.projection.engine;

import io.tradefold.api.LeftAlone;

/** Follows generations by what is noted of them in MongoDB. */
record Notes(
    Watermarks watermarks, Aheads aheads, EventLog log, LeftAlone mongo, LeftAlone logAway) {

  /**
   * @param moving whether there is code somewhere that brings it forward
   */
  Followed of(GenerationId generation, boolean moving) {
    return new Noted(generation, watermarks, aheads, log, mongo, logAway, moving);
  }
}
