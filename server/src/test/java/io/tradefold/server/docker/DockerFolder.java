package io.tradefold.server.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that lie in it, read. Tests run in the folder of their module. */
final class DockerFolder {

  private static final Path ROOT = Path.of("..");

  private DockerFolder() {}

  /** A service of a compose file, as it stands there with what it takes over. */
  record Service(String file, String name, Map<String, Object> settings) {

    /** The strings listed under a key; none when it is not there. */
    List<String> list(String key) {
      return DockerFolder.list(settings, key);
    }

    Map<String, Object> map(String key) {
      return DockerFolder.map(settings, key);
    }

    String text(String key) {
      return String.valueOf(settings.get(key));
    }

    /** Whether it is made of our image: an override that only changes one has no image. */
    boolean isOurs() {
      return text("image").equals("tradefold:local")
          || map("environment").containsKey("TRADEFOLD_EVENTLOG");
    }
  }

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The instructions of the Dockerfile, continued lines joined, without comments. */
  static List<String> instructions() {
    return read("docker/Dockerfile")
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll(" *\\\\\n *", " ")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** What follows the keyword in the instructions that begin with it. */
  static List<String> instructions(String keyword) {
    return instructions().stream()
        .filter(line -> line.startsWith(keyword + " "))
        .map(line -> line.substring(keyword.length() + 1))
        .toList();
  }

  static List<Path> composeFiles() {
    try (Stream<Path> files = Files.list(ROOT.resolve("docker"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("compose.*\\.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Service> services() {
    return composeFiles().stream().flatMap(DockerFolder::services).toList();
  }

  private static Stream<Service> services(Path file) {
    String name = file.getFileName().toString();
    Map<String, Object> services = map(compose(file), "services");
    return services.keySet().stream()
        .map(service -> new Service(name, service, map(services, service)));
  }

  static Map<String, Object> compose(Path file) {
    Map<String, Object> holder =
        Map.of(
            "file",
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(read("docker/" + file.getFileName())));
    return map(holder, "file");
  }

  /** The strings listed under a key; none when it is not there. */
  static List<String> list(Map<String, Object> parent, String key) {
    return parent.get(key) instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** What is under a key; empty when it is not there. */
  @SuppressWarnings("unchecked") // keys of compose files are strings
  static Map<String, Object> map(Map<String, Object> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> value ? (Map<String, Object>) value : Map.of();
  }
}
