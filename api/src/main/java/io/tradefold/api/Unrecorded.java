package io.tradefold.api;

/** What stands for an event in memory, and is never stored itself. */
public interface Unrecorded extends Event {}
