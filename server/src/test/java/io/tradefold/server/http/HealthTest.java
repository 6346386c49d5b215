package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/** What whoever spreads the load, or restarts what is broken, is told by the status alone. */
class HealthTest extends RunningServer {

  private final ApplicationContext context;

  @Autowired
  HealthTest(ApplicationContext context) {
    this.context = context;
  }

  @Test
  void whoIsNotReadySaysSoWithTheStatus() {
    await().untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    try {
      assertThat(readiness()).isEqualTo(503);
      assertThat(api("").get("/actuator/health/liveness").status()).isEqualTo(200);
    } finally {
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
    assertThat(readiness()).isEqualTo(200);
  }

  private int readiness() {
    return api("").get("/actuator/health/readiness").status();
  }
}
