package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.query.Parameters;
import io.tradefold.query.QueryParameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which trades, and in which order: the same for the list and the export. */
record TradeParameters(
    @Parameter(description = "of one account; left out, of all accounts")
        @Nullable String accountId,
    @Parameter(description = "of one symbol") @Nullable String symbol,
    @Parameter(schema = @Schema(allowableValues = {"LONG", "SHORT"})) @Nullable String side,
    @Parameter(schema = @Schema(allowableValues = {"open", "closed", "void"}))
        @Nullable String status,
    @Parameter(description = "with this tag") @Nullable String tag,
    @Parameter(
            description =
                "first day, ISO date in the community's zone, by closing; of those that never"
                    + " closed by opening",
            schema = @Schema(format = "date"))
        @Nullable String from,
    @Parameter(description = "last day, included", schema = @Schema(format = "date"))
        @Nullable String to,
    @Parameter(description = "any field of an item, with - before it for descending")
        @Nullable String sort)
    implements QueryParameters {

  @Nullable AccountId account() {
    return Parameters.value("accountId", accountId, AccountId::of);
  }

  TradeFilter filter() {
    LocalDate first = Parameters.date("from", from);
    LocalDate last = Parameters.date("to", to);
    Parameters.inOrder(first, last);
    return new TradeFilter(
        Parameters.value("symbol", symbol, Symbol::of),
        Parameters.oneOf("side", side, Side.class, Side::name),
        Parameters.value("status", status, TradeStatus::of),
        tag,
        first,
        last);
  }

  TradeSort order() {
    TradeSort given = Parameters.value("sort", sort, TradeSort::of);
    return given == null ? TradeSort.NEWEST : given;
  }
}
