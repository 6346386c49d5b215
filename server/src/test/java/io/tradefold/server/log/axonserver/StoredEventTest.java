package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.event.Event;
import io.tradefold.server.TestAxonServer;
import io.tradefold.server.log.Counted;
import io.tradefold.server.log.PackedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was stored by an earlier release, in an Axon Server. */
class StoredEventTest {

  /** Revision 1 of {@code test.counted} called its number {@code value}. */
  private static final class ValueBecameNumber extends SingleEventUpcaster {

    private static final SimpleSerializedType OLD = new SimpleSerializedType("test.counted", "1");
    private static final SimpleSerializedType NEW = new SimpleSerializedType("test.counted", "2");

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
            ObjectNode event1 = (ObjectNode) json;
            event1.set("number", event1.remove("value"));
            event1.remove("filler");
            return event1;
          });
    }
  }

  @Test
  void anEventOfAnEarlierRevisionIsReadAsTheLatestPackedOrNot() {
    try (AxonServerFixture log = new AxonServerFixture(new ValueBecameNumber())) {
      long start = log.log.index();
      Append append = new Append(log.server);
      append.add(
          List.of(
              old(log, 0, "{\"communityId\":\"acme\",\"value\":42}"),
              old(
                  log,
                  1,
                  "{\"communityId\":\"acme\",\"value\":43,\"filler\":\"%s\"}"
                      .formatted("long ".repeat(10_000)))));
      append.commit();

      List<Counted> read = List.of(Counted.of(42), Counted.of(43));
      assertThat(log.readBehind(start)).extracting(event -> event.getPayload()).isEqualTo(read);
      assertThat(log.log.page(null, start, start + 2).events())
          .extracting(event -> event.getPayload())
          .isEqualTo(read);
      assertThat(log.store.readEvents(log.id("a")).asStream().<Object>map(e -> e.getPayload()))
          .isEqualTo(read);
    }
  }

  private static Event old(AxonServerFixture log, long sequence, String json) {
    Event stored = StoredEvent.of(log.message("a", sequence, Counted.of(1)), log.serializer);
    byte[] packed = PackedJson.pack(json.getBytes(StandardCharsets.UTF_8));
    return stored.toBuilder()
        .setPayload(
            stored.getPayload().toBuilder().setRevision("1").setData(ByteString.copyFrom(packed)))
        .build();
  }

  @Test
  void anAggregateIsReadFromItsSnapshotUnlessThatIsOfAnEarlierRevision() {
    try (AxonServerFixture log = new AxonServerFixture();
        AxonServerFixture strict =
            new AxonServerFixture(TestAxonServer.address(), snapshot -> false)) {
      log.append("a", 0, Counted.of(1));
      log.append("a", 1, Counted.of(2));
      log.append("a", 2, Counted.of(3));
      log.store.storeSnapshot(log.message("a", 1, Counted.of(100)));

      Awaitility.await()
          .atMost(5, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(payloads(log, log.id("a")))
                      .containsExactly(Counted.of(100), Counted.of(3)));
      assertThat(payloads(strict, log.id("a")))
          .containsExactly(Counted.of(1), Counted.of(2), Counted.of(3));
    }
  }

  private static List<Object> payloads(AxonServerFixture log, String aggregateId) {
    return log.store
        .readEvents(aggregateId)
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }
}
