package io.tradefold.server.demo;

import io.tradefold.api.trading.TradingCommand;
import java.time.Instant;

/** One command of the demo and the instant it belongs to. */
record DemoStep(Instant at, TradingCommand command) {}
