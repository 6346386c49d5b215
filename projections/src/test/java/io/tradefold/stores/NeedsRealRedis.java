package io.tradefold.stores;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips tests where no real Redis can be had, and says how one could. */
public final class NeedsRealRedis implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (RealRedis.named() != null) {
      return ConditionEvaluationResult.enabled(RealRedis.VARIABLE + " names one");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? ConditionEvaluationResult.enabled("Docker runs one")
        : ConditionEvaluationResult.disabled(
            "There is no real Redis: "
                + RealRedis.VARIABLE
                + " names none, and there is no Docker to run one in");
  }
}
