package io.tradefold.api.identity;

import io.tradefold.api.trading.TraderId;

/**
 * Who is calling, as the edge has established it.
 *
 * @param id the principal behind the credentials
 * @param operator whether the caller runs the platform
 */
public record Caller(TraderId id, boolean operator) {}
