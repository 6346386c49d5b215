package io.tradefold.benchmark.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How a server is started.
 *
 * @param data its data folder
 * @param program what the virtual machine runs: options, then a main class or {@code -jar} and a
 *     file
 * @param arguments of the program
 */
public record Launch(Path data, List<String> program, List<String> arguments) {

  private static final String MEASURED = "io.tradefold.benchmark.served.MeasuredServer";
  private static final String SMALL_HEAP = "-Xmx512m";

  public Launch {
    program = List.copyOf(program);
    arguments = List.copyOf(arguments);
  }

  /** The product and its peers in one process, with the heap a virtual machine takes by itself. */
  public static Launch measured(Path data) {
    List<String> program = new ArrayList<>(options(data));
    program.addAll(List.of("-cp", System.getProperty("java.class.path"), MEASURED));
    return new Launch(data, program, people());
  }

  /** The executable as it is shipped, with the demo's data, in half a gigabyte. */
  public static Launch demo(Path data, Path jar) {
    List<String> program = new ArrayList<>(options(data));
    program.add(SMALL_HEAP);
    program.addAll(List.of("-jar", jar.toString()));
    return new Launch(data, program, List.of("--spring.profiles.active=demo"));
  }

  /** This, recorded for {@code jfr print} or Mission Control. */
  public Launch recorded(Path recording) {
    List<String> program = new ArrayList<>();
    program.add("-XX:FlightRecorderOptions:stackdepth=256");
    program.add(
        "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,dumponexit=true,"
            + "filename="
            + recording);
    program.addAll(this.program);
    return new Launch(data, program, arguments);
  }

  private static List<String> options(Path data) {
    return List.of(
        "-XX:+UseG1GC", // as on every machine this large, and its log is read
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xlog:gc:file=" + data.resolve(Heap.LOG) + ":uptime:filecount=0");
  }

  private static List<String> people() {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < ServerProcess.PEOPLE.size(); i++) {
      String person = ServerProcess.PEOPLE.get(i);
      String prefix = "--tradefold.access-tokens[" + i + "].";
      arguments.add(prefix + "hash=sha256:" + sha256(Calls.tokenOf(person)));
      arguments.add(prefix + "principal=" + person);
      arguments.add(prefix + "operator=" + person.equals(ServerProcess.OPERATOR));
    }
    return arguments;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> command(int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.addAll(arguments);
    command.add("--server.port=" + port);
    command.add("--server.address=127.0.0.1");
    command.add("--tradefold.data=" + data.toAbsolutePath());
    return command;
  }
}
