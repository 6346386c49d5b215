/**
 * The event log: where events are kept, under which names, and in which order they become visible.
 * What differs between logs is in {@link io.tradefold.server.log.EmbeddedLog}; everything else
 * speaks JDBC and Axon.
 */
@NullMarked
package io.tradefold.server.log;

import org.jspecify.annotations.NullMarked;
