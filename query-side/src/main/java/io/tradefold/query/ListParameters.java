package io.tradefold.query;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** In which order, and which page, of a short list. */
public record ListParameters(
    @Parameter(description = "a field, with - before it the other way round") @Nullable String sort,
    @Parameter(description = "nextCursor of the page before") @Nullable String cursor,
    @Parameter(description = "1 to 500, 50 when left out") @Nullable String limit)
    implements QueryParameters {

  /** How many items the page has at most. */
  public int size() {
    return ListPage.limit(limit);
  }
}
