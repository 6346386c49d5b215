package io.tradefold.projection.engine;

import java.util.Set;

/** The names of the projections whose views a process reads. */
public record ReadProjections(Set<String> names) {}
