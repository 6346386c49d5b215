package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pins name, revision and JSON of every event ever released. A file here never changes. When an
 * event does, it gets a new revision, an upcaster, and a new file beside the old one. Files of new
 * events are written with {@code -Dgolden.write=true}.
 */
class GoldenEventsTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/events");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final PublishedNames names = PublishedNames.scan("io.tradefold.api");
  private final PublishedSerializer serializer = new PublishedSerializer(names);

  static List<Event> samples() {
    return EventSamples.all();
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventIsStoredAsItsGoldenFileSays(Event event) throws IOException {
    SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
    ObjectNode golden = JSON.createObjectNode();
    golden.put("name", stored.getType().getName());
    golden.put("revision", stored.getType().getRevision());
    golden.set("payload", JSON.readTree(stored.getData()));
    String text = JSON.writeValueAsString(golden) + "\n";
    Path file =
        FOLDER.resolve(stored.getType().getName() + "." + stored.getType().getRevision() + ".json");
    if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
      Files.writeString(file, text);
    }

    assertThat(file).exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventComesBackEqual(Event event) {
    assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(event, byte[].class)))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyGoldenFileCanBeRead(Path file) throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file));

    Object event =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                golden.get("payload").toString().getBytes(StandardCharsets.UTF_8),
                byte[].class,
                golden.get("name").asString(),
                golden.get("revision").asString()));

    assertThat(EventSamples.all()).contains((Event) event);
  }

  @Test
  void everyEventHasASample() {
    Set<Class<?>> sampled =
        EventSamples.all().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(sampled).containsExactlyInAnyOrderElementsOf(names.all());
  }

  @Test
  void noClassNameIsStored() {
    assertThat(EventSamples.all())
        .allSatisfy(
            event ->
                assertThat(serializer.serialize(event, String.class).getData())
                    .doesNotContain("io.tradefold")
                    .doesNotContain("java."));
  }
}
