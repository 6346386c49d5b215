package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server on the log of an earlier release: an upcaster that is a bean reaches both who decides
 * and who folds. As if communities once had a title instead of a name.
 */
@SpringBootTest(
    classes = {TradefoldApplication.class, EarlierReleaseTest.Upcasters.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class EarlierReleaseTest {

  private static final CommunityId VETERANS = CommunityId.of("veterans");

  @TempDir static Path data;

  @LocalServerPort private int port;

  /** Named above, since a test that names its classes gets no others. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Upcasters {

    @Bean
    TitleBecameName titleBecameName() {
      return new TitleBecameName();
    }
  }

  static final class TitleBecameName extends SingleEventUpcaster {

    private static final SimpleSerializedType OLD =
        new SimpleSerializedType("community.registered", "0");
    private static final SimpleSerializedType NEW =
        new SimpleSerializedType("community.registered", "1");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return event.getType().equals(OLD);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
      return event.upcastPayload(
          NEW,
          JsonNode.class,
          json -> {
            ObjectNode registered = (ObjectNode) json;
            registered.set("name", registered.remove("title"));
            return registered;
          });
    }
  }

  /** Writes the log before the server starts on it. */
  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    try (LogFixture earlier = new LogFixture(data)) {
      earlier.append(
          CommunityCommand.aggregateId(VETERANS),
          0,
          new CommunityEvent.Registered(
              VETERANS,
              "unused",
              CurrencyCode.of("USD"),
              Zone.of("America/New_York"),
              Annualisation.WEEKDAYS,
              TraderId.of("ann")));
      byte[] old =
          """
          {"communityId":"veterans","title":"Veterans","baseCurrency":"USD",
           "timeZone":"America/New_York","annualisation":252,"owner":"ann"}
          """
              .getBytes(StandardCharsets.UTF_8);
      earlier.jdbc().update("UPDATE event SET revision = '0', payload = ?", (Object) old);
    }
    registry.add("tradefold.data", data::toString);
    registry.add("tradefold.access-tokens[0].hash", () -> TestTokens.hashOf("token-ann"));
    registry.add("tradefold.access-tokens[0].principal", () -> "ann");
    registry.add("tradefold.access-tokens[0].operator", () -> false);
  }

  @Test
  void whatItRecordedIsDecidedOnAndServed() {
    Api ann = new Api(port, "token-ann");

    // Decided by the owner that the old event names, and without a word about the name it gave.
    Answer changed = ann.send("PATCH", "/api/community/veterans", Map.of("annualisation", 365));

    assertThat(changed.status()).isEqualTo(200);
    JsonNode profile = ann.getAfter(changed, "/api/community/veterans").json();
    assertThat(profile.get("name").asString()).isEqualTo("Veterans");
    assertThat(profile.get("annualisation").asInt()).isEqualTo(365);
  }
}
