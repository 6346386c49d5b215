package io.tradefold.query.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.RiskUse;

/** An account's limits, null where there is none, and how much of each is used. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RiskAnswer(@JsonUnwrapped RiskSettings settings, RiskUse use) {}
