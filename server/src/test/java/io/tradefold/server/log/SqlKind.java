package io.tradefold.server.log;

import io.tradefold.server.TestPostgres;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.mock.env.MockEnvironment;

/** The logs in SQL there are, for tests that have to hold with each. */
enum SqlKind {
  H2 {
    @Override
    EventLogSource open(DataFolder folder) {
      return new EmbeddedLog().eventLog(folder);
    }

    @Override
    AppendOrder order(EventLogSource source) {
      return new MemoryOrder(source);
    }
  },

  POSTGRESQL {
    @Override
    EventLogSource open(DataFolder folder) {
      DataSourceProperties properties = new DataSourceProperties();
      properties.setUrl(urlOf(folder));
      return new PostgresLog().eventLog(properties, new MockEnvironment());
    }

    @Override
    AppendOrder order(EventLogSource source) {
      return new AdvisoryOrder(source);
    }
  };

  /** Opens the log that belongs to the folder, or makes an empty one. */
  abstract EventLogSource open(DataFolder folder);

  abstract AppendOrder order(EventLogSource source);

  /** A folder keeps its database, as it keeps its file. */
  private static String urlOf(DataFolder folder) {
    Path kept = folder.log().resolve("postgresql");
    try {
      if (!Files.exists(kept)) {
        Files.writeString(kept, TestPostgres.newDatabase());
      }
      return Files.readString(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
