package io.tradefold.server.http;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.processes.FleetLog;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests whose fleet would share an Axon Server where there is none. */
final class NeedsFleetLog implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return FleetLog.named() != FleetLog.AXON_SERVER || TestAxonServer.isThere()
        ? ConditionEvaluationResult.enabled("its log is there")
        : ConditionEvaluationResult.disabled(TestAxonServer.NONE);
  }
}
