/**
 * The event log: where events are kept, under which names, and in which order they become visible.
 * What differs from log to log stands in {@link io.tradefold.server.log.EmbeddedLog}, {@link
 * io.tradefold.server.log.PostgresLog} and the {@link io.tradefold.server.log.Log} each makes.
 */
@NullMarked
package io.tradefold.server.log;

import org.jspecify.annotations.NullMarked;
