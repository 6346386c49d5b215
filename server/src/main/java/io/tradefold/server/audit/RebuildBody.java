package io.tradefold.server.audit;

import io.tradefold.command.Input;

/**
 * @param projection its name, for example {@code ledgers}
 */
record RebuildBody(String projection) implements Input {}
