package io.tradefold.projection.engine;

import java.nio.file.Path;

/** Where files lie that are needed for a while and thrown away. */
public record Scratch(Path folder) {}
