package io.tradefold.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RedisIdentityTest {

  private static Properties info(Map<String, String> said) {
    Properties info = new Properties();
    info.putAll(said);
    return info;
  }

  @Test
  void oneServerIsItsRun() {
    assertThat(RedisIdentity.of(info(Map.of("run_id", "3f1", "redis_version", "6.2.6"))))
        .isEqualTo("3f1");
  }

  @Test
  void aClusterIsTheRunsOfAllItsMastersWhereverTheyAre() {
    assertThat(RedisIdentity.of(info(Map.of("a:1.run_id", "8c0", "b:1.run_id", "3f1"))))
        .isEqualTo(RedisIdentity.of(info(Map.of("b:1.run_id", "8c0", "a:1.run_id", "3f1"))))
        .isEqualTo("3f1+8c0");
    assertThat(RedisIdentity.of(info(Map.of("a:1.run_id", "8c0", "b:1.run_id", "e52"))))
        .isNotEqualTo("3f1+8c0");
  }

  @Test
  void whoSaysNothingIsNobody() {
    assertThat(RedisIdentity.of(info(Map.of("a:1.redis_version", "6.2.6")))).isEmpty();
  }
}
