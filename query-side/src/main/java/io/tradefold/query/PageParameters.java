package io.tradefold.query;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list. */
public record PageParameters(
    @Parameter(description = "nextCursor of the page before") @Nullable String cursor,
    @Parameter(description = "1 to 500, 50 when left out") @Nullable String limit)
    implements QueryParameters {

  /** How many items the page has at most. */
  public int size() {
    return ListPage.limit(limit);
  }
}
