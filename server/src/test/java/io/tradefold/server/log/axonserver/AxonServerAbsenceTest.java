package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxonServerAbsenceTest {

  /** As the connector does with an answer that is an error. */
  private static Throwable answered(String code) {
    return ErrorCode.getFromCode(code)
        .convert(ErrorMessage.newBuilder().setMessage("said by the server").build());
  }

  /** 4001: the connection to whoever handled it was lost; 4003, 5002: it could not be handed on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AXONIQ-3001",
        "AXONIQ-4000",
        "AXONIQ-4001",
        "AXONIQ-4003",
        "AXONIQ-5000",
        "AXONIQ-5002"
      })
  void whoeverHandledItIsAway(String code) {
    assertThat(AxonServerAbsence.is(new CompletionException(answered(code)))).isTrue();
  }

  /** Somebody has handled it, or nobody may. */
  @ParameterizedTest
  @ValueSource(
      strings = {"AXONIQ-1001", "AXONIQ-2000", "AXONIQ-4002", "AXONIQ-4004", "AXONIQ-5001"})
  void anAnswerIsNoAbsence(String code) {
    assertThat(AxonServerAbsence.is(answered(code))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCategory.class,
      names = {"CONNECTION_FAILED", "COMMAND_DISPATCH_ERROR", "QUERY_DISPATCH_ERROR"})
  void aConnectionThatEndsWithoutAnAnswerIsAnAbsence(ErrorCategory category) {
    assertThat(AxonServerAbsence.is(new AxonServerException(category, "no answer", "us"))).isTrue();
  }

  @Test
  void whatGoesWrongHereBeforeItIsSentIsOurFault() {
    assertThat(
            AxonServerAbsence.is(
                new AxonServerCommandDispatchException(
                    ErrorCode.COMMAND_DISPATCH_ERROR.errorCode(),
                    "Exception while dispatching a command",
                    new IllegalStateException("of ours"))))
        .isFalse();
  }
}
