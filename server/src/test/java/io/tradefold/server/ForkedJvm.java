package io.tradefold.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another JVM with the class path of this one. */
public final class ForkedJvm {

  private ForkedJvm() {}

  /** What it says on either stream goes into a file. */
  public static Process start(Path output, Class<?> main, String... arguments) throws IOException {
    return start(output, Map.of(), List.of("-Xmx256m"), classPath(), main, List.of(arguments));
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /**
   * @param environment beside the variables of this process
   * @param options of the JVM
   */
  static Process start(
      Path output,
      Map<String, String> environment,
      List<String> options,
      String classPath,
      Class<?> main,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
