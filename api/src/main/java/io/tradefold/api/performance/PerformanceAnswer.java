package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.CurrencyCode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/trader/analytics/performance}.
 *
 * @param from the first day; where left out that of the first closed trade, null when there is none
 * @param to the last day; where left out that of the last closed trade, null when there is none
 * @param undefined why {@code from} or {@code to} is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PerformanceAnswer(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    CurrencyCode currency,
    Conventions conventions,
    Figures summary,
    List<BucketFigures> buckets,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {}
