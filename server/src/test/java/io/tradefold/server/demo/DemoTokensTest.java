package io.tradefold.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTokensTest {

  @TempDir Path data;

  @Test
  void theTokensAreTheSameAfterARestart() {
    String token = new DemoTokens(data).tokenOf(DemoPeople.HOST);

    assertThat(new DemoTokens(data).tokenOf(DemoPeople.HOST)).isEqualTo(token);
    assertThat(data).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aSecretThatWasNeverWrittenIsMade() throws IOException {
    Files.createFile(data.resolve("demo-secret"));

    String token = new DemoTokens(data).tokenOf(DemoPeople.HOST);

    assertThat(new DemoTokens(data).tokenOf(DemoPeople.HOST)).isEqualTo(token);
  }
}
