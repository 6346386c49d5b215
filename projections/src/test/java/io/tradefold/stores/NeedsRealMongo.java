package io.tradefold.stores;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips tests where no real MongoDB can be had, and says how one could. */
public final class NeedsRealMongo implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (RealMongo.named() != null) {
      return ConditionEvaluationResult.enabled(RealMongo.VARIABLE + " names one");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? ConditionEvaluationResult.enabled("Docker runs one")
        : ConditionEvaluationResult.disabled(
            "There is no real MongoDB: "
                + RealMongo.VARIABLE
                + " names none, and there is no Docker to run one in");
  }
}
