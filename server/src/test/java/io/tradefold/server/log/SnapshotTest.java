package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A command on an old aggregate reads a snapshot and what came after it. */
class SnapshotTest extends RunningServer {

  private final CommandGateway commands;
  private final JdbcTemplate log;

  @Autowired
  SnapshotTest(CommandGateway commands, DataSource log) {
    this.commands = commands;
    this.log = new JdbcTemplate(log);
  }

  @Test
  void anOldAggregateIsBuiltFromItsSnapshot() {
    for (int i = 0; i < 260; i++) {
      commands.sendAndWait(new Tally.Count("tally:old"));
    }
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(
            () ->
                log.queryForList("SELECT name || '/' || revision FROM snapshot", String.class)
                    .contains("test.tally/1"));

    assertThat(log.queryForList("SELECT payload FROM snapshot", byte[].class))
        .extracting(payload -> new String(payload, StandardCharsets.UTF_8))
        .allMatch(payload -> payload.matches("\\{\"id\":\"tally:old\",\"number\":2\\d\\d}"));
    Tally.Answer answer = commands.sendAndWait(new Tally.Count("tally:old"));

    assertThat(answer.number()).isEqualTo(261);
    assertThat(answer.read()).isLessThan(30);
  }
}
