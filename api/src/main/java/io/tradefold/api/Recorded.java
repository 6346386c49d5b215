package io.tradefold.api;

import java.time.Instant;

/**
 * An event as it stands in the log.
 *
 * @param position its place in the log; positions rise, with gaps
 * @param at when it was recorded, by the server's clock
 * @param event the fact
 * @param actor who caused it
 */
public record Recorded<E extends Event>(long position, Instant at, E event, String actor) {}
