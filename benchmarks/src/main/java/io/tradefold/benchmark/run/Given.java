package io.tradefold.benchmark.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments of the form {@code name=value}. */
public final class Given {

  private Given() {}

  /**
   * @throws IllegalArgumentException naming the argument of another form
   */
  public static Map<String, String> of(String... arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(argument + " is not name=value");
      }
      given.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return given;
  }

  /** What was given under a name, which is then no longer there. */
  public static String taken(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  /**
   * @throws IllegalArgumentException naming what nobody has taken
   */
  public static void expectEmpty(Map<String, String> given) {
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("There is no setting " + given.keySet());
    }
  }
}
