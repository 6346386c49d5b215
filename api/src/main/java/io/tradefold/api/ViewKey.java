package io.tradefold.api;

/** The address of one view document: its kind and its id, which is the document's {@code _id}. */
public record ViewKey(ViewType<?> type, String id) {}
