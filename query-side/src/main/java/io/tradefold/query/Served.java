package io.tradefold.query;

import io.tradefold.api.ViewType;

/**
 * A kind of view and the projection that keeps it, which says where it lies.
 *
 * @param projection the {@code _id} of its alias document
 */
public record Served<V>(String projection, ViewType<V> type) {}
