package io.tradefold.query.performance;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.query.Parameters;
import io.tradefold.query.QueryParameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days. */
record RangeParameters(
    @Parameter(
            description = "first day, ISO date in the community's zone",
            schema = @Schema(format = "date"))
        @Nullable String from,
    @Parameter(
            description = "last day, included; beyond today it is today",
            schema = @Schema(format = "date"))
        @Nullable String to)
    implements QueryParameters {

  /** Both ends; either is null when it was left out. */
  record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

  Days days() {
    LocalDate first = Parameters.date("from", from);
    LocalDate last = Parameters.date("to", to);
    Parameters.inOrder(first, last);
    return new Days(first, last);
  }
}
