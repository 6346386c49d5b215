package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TradefoldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path data;

  @Test
  void whatAKilledProcessWasReadingIsThrownAway() throws IOException {
    Path left = Files.createDirectories(data.resolve("spool")).resolve("body1.tmp");
    Files.writeString(left, "half a file");

    DataFolder folder = new DataFolder(new TradefoldSettings(data));

    assertThat(left).doesNotExist();
    assertThat(folder.spool()).isEmptyDirectory();
    folder.destroy();
  }
}
