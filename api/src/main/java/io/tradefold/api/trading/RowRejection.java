package io.tradefold.api.trading;

import org.jspecify.annotations.Nullable;

/**
 * Why a row of an import was not taken.
 *
 * @param line counting from 1; the header of a CSV is line 1, the first element of a JSON array too
 * @param column the field at fault; null when it is the row as a whole
 * @param value what stood there, cut to 80 characters
 * @param reason one sentence
 */
public record RowRejection(
    int line, @Nullable String column, @Nullable String value, String reason) {}
