package io.tradefold.projection.engine;

import io.tradefold.api.LeftAlone;

/** Follows generations by what is noted of them in MongoDB. */
record Notes(Watermarks watermarks, Aheads aheads, EventLog log, Wishes wishes, LeftAlone mongo) {

  /**
   * @param moving whether there is code somewhere that brings it forward
   */
  Followed of(GenerationId generation, boolean moving) {
    return new Noted(generation, watermarks, aheads, log, wishes, mongo, moving);
  }
}
