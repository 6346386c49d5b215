package io.tradefold.server.stores;

import java.nio.file.Path;

/** Another process holds the data folder. */
public final class DataFolderInUse extends RuntimeException {

  public DataFolderInUse(Path folder) {
    super("The data folder " + folder + " is in use by another Tradefold process.");
  }
}
