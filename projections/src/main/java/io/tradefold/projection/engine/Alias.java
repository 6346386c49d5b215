package io.tradefold.projection.engine;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generations there are of a projection.
 *
 * @param serving readers look at this one
 * @param next readers may look at this one from any moment on; null when there is none
 * @param live these are kept up to date, as far as there is code for them
 */
public record Alias(GenerationId serving, @Nullable GenerationId next, List<GenerationId> live) {

  /** Those a reader may be looking at. */
  List<GenerationId> readable() {
    return next == null ? List.of(serving) : Stream.of(serving, next).distinct().toList();
  }
}
