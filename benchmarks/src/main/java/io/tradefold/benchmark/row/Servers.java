package io.tradefold.benchmark.row;

import io.tradefold.benchmark.http.Launch;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Settings;
import java.nio.file.Path;

/** Starts measured servers as the run says. */
final class Servers {

  private Servers() {}

  static ServerProcess start(Settings settings, Path data) {
    Launch launch = Launch.measured(data);
    return ServerProcess.start(
        settings.record() ? launch.recorded(data.resolve("recording.jfr")) : launch);
  }
}
