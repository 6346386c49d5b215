package io.tradefold.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Answer;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.command.Outcome;
import io.tradefold.command.Reply;
import io.tradefold.server.log.PackingSerializer;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** What goes from one process to another arrives as it was sent. */
class MessageSerializerTest {

  private final Serializer serializer = new PackingSerializer(new MessageSerializer());

  static Stream<Class<?>> commands() {
    return Stream.of(CommunityCommand.class, TradingCommand.class)
        .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandArrives(Class<?> command) {
    arrives(Sample.of(command));
  }

  static Stream<Method> queryHandlers() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter((reader, factory) -> true);
    return scanner.findCandidateComponents("io.tradefold.query").stream()
        .map(found -> Objects.requireNonNull(found.getBeanClassName()))
        .map(name -> ClassUtils.resolveClassName(name, null))
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(QueryHandler.class));
  }

  @ParameterizedTest
  @MethodSource("queryHandlers")
  void everyQueryAndItsAnswerArrive(Method handler) {
    Type found = ((ParameterizedType) handler.getGenericReturnType()).getActualTypeArguments()[0];

    arrives(Sample.of(handler.getParameterTypes()[0]));
    arrives(new Answer<>(Sample.of(found), Instant.parse("2026-03-02T14:30:01Z")));
  }

  @Test
  void thatNothingWasFoundArrives() {
    arrives(Answer.nothing());
  }

  @Test
  void everyReplyArrives() {
    ImportResult result =
        new ImportResult(
            ImportId.of("i-1"),
            4,
            1,
            1,
            List.of(new RowRejection(2, null, "x", "no number")),
            2,
            -1);
    for (Outcome outcome :
        List.of(
            new Outcome.Done(Map.of("tradeId", "t-1")),
            new Outcome.Imported(result),
            new Outcome.Refused("max-open-trades", "5 of 5 are open"))) {
      arrives(new Reply(CommunityId.of("acme"), outcome, true));
    }
  }

  static Stream<Class<?>> refusals() {
    return Stream.of(Refusal.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalArrives(Class<?> refusal) {
    if (refusal != Refusal.Other.class) {
      arrives(Sample.of(refusal));
    }
    arrives(
        new Refusal.Other(503, "urn:x", "Unavailable", null, Map.of("choices", List.of("a", "b"))));
  }

  @Test
  void whatIsLargeIsPacked() {
    Outcome many = new Outcome.Refused("rule", "a long story ".repeat(10_000));

    SerializedObject<byte[]> sent = serializer.serialize(many, byte[].class);

    assertThat(sent.getData()).hasSizeLessThan(2_000);
    assertThat(this.<Object>read(sent)).isEqualTo(many);
  }

  @Test
  void aNameOfAnythingElseIsNotEvenLookedUp() {
    for (String name :
        List.of(
            "javax.script.ScriptEngineManager",
            "java.lang.ProcessBuilder",
            "io.tradefold.server.stores.EmbeddedRedis",
            "org.springframework.context.support.ClassPathXmlApplicationContext")) {
      assertThat(this.<Object>read(named(name))).isInstanceOf(UnknownSerializedType.class);
    }
    assertThatThrownBy(
            () -> read(named("io.tradefold.api.Answer<javax.script.ScriptEngineManager>")))
        .isInstanceOf(RuntimeException.class);
  }

  private static SerializedObject<byte[]> named(String name) {
    return new SimpleSerializedObject<>(
        "{\"found\":{},\"blockedAt\":null}".getBytes(StandardCharsets.UTF_8),
        byte[].class,
        name,
        null);
  }

  private void arrives(Object message) {
    SerializedObject<byte[]> sent = serializer.serialize(message, byte[].class);
    assertThat(this.<Object>read(sent)).isEqualTo(message);
    assertThat(serializer.classForType(sent.getType())).isEqualTo(message.getClass());
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
  private <T> @Nullable T read(SerializedObject<byte[]> sent) {
    return serializer.deserialize(sent);
  }
}
