package io.tradefold.server.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows a command: {@code --name=value}, each once. */
record Options(Map<String, String> values) {

  Options {
    values = Map.copyOf(values);
  }

  /**
   * @throws CliUsage when one is unknown, has no value or is given twice
   */
  static Options parse(List<String> arguments, Set<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0 || equals == argument.length() - 1) {
        throw new CliUsage("'" + argument + "' is not of the form --option=value");
      }
      String name = argument.substring(2, equals);
      if (!known.contains(name)) {
        throw new CliUsage("there is no option --" + name);
      }
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new CliUsage("--" + name + " is given twice");
      }
    }
    return new Options(values);
  }

  @Nullable String find(String name) {
    return values.get(name);
  }

  String required(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new CliUsage("--" + name + "=… is missing");
    }
    return value;
  }
}
