package io.tradefold.command;

/**
 * Marks the body of a request: a record read strictly by {@link InputMapper}. Components not marked
 * nullable are required.
 */
public interface Input {}
