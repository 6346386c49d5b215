package io.tradefold.projection.engine;

import io.tradefold.api.ViewType;

/**
 * A field of a view by which its documents are looked up besides their id. There are few of these:
 * what a dashboard waits for is read by id.
 *
 * @param field as in the view's JSON
 */
public record ViewIndex(ViewType<?> type, String field) {}
