package io.tradefold.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.command.Input;

/**
 * @param projection its name, for example {@code ledgers}
 */
@Schema(example = "{\"projection\": \"ledgers\"}")
record RebuildBody(String projection) implements Input {}
