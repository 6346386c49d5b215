package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an event of an earlier release is read: the example to follow when one changes. */
@ParameterizedClass(name = "{0}")
@EnumSource(SqlKind.class)
class UpcasterTest {

  private final SqlKind kind;

  @TempDir Path data;

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
            return event1;
          });
    }
  }

  UpcasterTest(SqlKind kind) {
    this.kind = kind;
  }

  @Test
  void anEventOfAnEarlierRevisionIsReadAsTheLatest() throws IOException {
    try (LogFixture before = new LogFixture(kind, data)) {
      before.append("a", 0, Counted.of(42));
      before
          .jdbc()
          .update(
              "UPDATE event SET revision = '1', payload = ?",
              (Object) "{\"communityId\":\"acme\",\"value\":42}".getBytes(StandardCharsets.UTF_8));
    }

    try (LogFixture after = new LogFixture(kind, data, new ValueBecameNumber())) {
      assertThat(after.readAfter(null).getFirst().getPayload()).isEqualTo(Counted.of(42));
      assertThat(after.engine.readEvents("a").next().getPayload()).isEqualTo(Counted.of(42));
    }
  }
}
