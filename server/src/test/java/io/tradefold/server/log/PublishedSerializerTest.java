package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Event;
import io.tradefold.api.Published;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.TradingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

class PublishedSerializerTest {

  private final PublishedNames names = PublishedNames.scan("io.tradefold.api");
  private final PublishedSerializer serializer =
      new PublishedSerializer(PublishedNames.scan("io.tradefold.api", "io.tradefold.server.log"));

  /** Not an event: an event without a name would keep every other test from starting. */
  private record Nameless(CommunityId communityId) {}

  /** An interface, so that no scan takes it for something to store. */
  @Published("community.registered")
  private interface Impostor {}

  @Test
  void everyEventOfEveryFamilyHasItsName() {
    assertThat(names.all()).contains(TradingEvent.class.getPermittedSubclasses());
    assertThat(names.all()).contains(CommunityEvent.class.getPermittedSubclasses());
    assertThat(names.all()).allMatch(Event.class::isAssignableFrom);
  }

  @Test
  void aStoredClassWithoutANameStopsTheStart() {
    assertThatThrownBy(() -> PublishedNames.of(List.of(Nameless.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no @Published name");
  }

  @Test
  void twoClassesOfTheSameNameStopTheStart() {
    assertThatThrownBy(
            () -> PublishedNames.of(List.of(CommunityEvent.Registered.class, Impostor.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the same name");
  }

  @Test
  void aClassThatIsNotPublishedIsNotStored() {
    assertThatThrownBy(
            () -> serializer.serialize(new Nameless(CommunityId.of("acme")), byte[].class))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void whatHasAnUnknownNameSaysSoAndKeepsItsName() {
    Object read = serializer.deserialize(stored("trading.from-the-future", "{}"));

    assertThat(read)
        .isInstanceOfSatisfying(
            UnknownSerializedType.class,
            unknown ->
                assertThat(unknown.serializedType().getName())
                    .isEqualTo("trading.from-the-future"));
  }

  @Test
  void anUnknownPropertyFails() {
    assertThatThrownBy(
            () ->
                serializer.deserialize(
                    stored("test.counted", "{\"communityId\":\"acme\",\"number\":1,\"more\":2}")))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void tokensGoThereAndBackAlsoDuringAReplay() {
    TrackingToken position = GapAwareTrackingToken.newInstance(7, List.of(3L));
    List<TrackingToken> tokens =
        List.of(
            position,
            new GlobalSequenceTrackingToken(7),
            ReplayToken.createReplayToken(position, null),
            ReplayToken.createReplayToken(
                position, GapAwareTrackingToken.newInstance(2, List.of()), "why"));

    assertThat(tokens).allSatisfy(token -> assertThat(thereAndBack(token)).isEqualTo(token));
  }

  @Test
  void metadataGoesThereAndBack() {
    MetaData metadata = MetaData.from(Map.of("actor", "ann", "receivedAt", "2026-03-01T14:30:00Z"));

    assertThat(thereAndBack(metadata)).isEqualTo(metadata);
  }

  private Object thereAndBack(Object value) {
    return serializer.deserialize(serializer.serialize(value, byte[].class));
  }

  private static SerializedObject<byte[]> stored(String name, String json) {
    return new SimpleSerializedObject<>(
        json.getBytes(StandardCharsets.UTF_8), byte[].class, name, "2");
  }
}
