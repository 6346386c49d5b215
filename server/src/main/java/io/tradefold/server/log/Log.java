package io.tradefold.server.log;

import io.tradefold.api.LogHead;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.server.roles.LogKind;

/**
 * What differs from one log to another, besides Axon's own event store on it: where it ends, how it
 * is read by position and by community, and whether others append to it. There is one a process,
 * chosen by {@code tradefold.event-log}, see {@link LogKind}.
 *
 * <p>Positions begin at 1 and grow in the order in which events become visible: whoever has read up
 * to one has read all there ever will be up to it.
 */
public interface Log extends LogHead, EventLog, RowPages {

  /**
   * Returns when it answers.
   *
   * @throws RuntimeException when it does not
   */
  void ask();
}
