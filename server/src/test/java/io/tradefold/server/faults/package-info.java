/**
 * The whole server, killed, crashed and cut off from its stores under load. Nothing here knows how
 * it works inside: programs send commands, keep books of their own, and compare.
 */
@NullMarked
package io.tradefold.server.faults;

import org.jspecify.annotations.NullMarked;
