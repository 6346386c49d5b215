package io.tradefold.command;

import java.util.Locale;

/**
 * What a command is called where people read it: its feature and its name, as events are called.
 * {@code TradingCommand.OpenTrade} is {@code trading.open-trade}.
 */
final class CommandName {

  private static final String FAMILY = "Command";

  private CommandName() {}

  /**
   * @param type a record of a feature's sealed interface
   * @throws IllegalArgumentException when it is nothing of the kind
   */
  static String of(Class<?> type) {
    Class<?> family = type.getEnclosingClass();
    if (family == null || !family.getSimpleName().endsWith(FAMILY)) {
      throw new IllegalArgumentException(type + " is no command of a feature");
    }
    String feature = family.getSimpleName();
    return kebab(feature.substring(0, feature.length() - FAMILY.length()))
        + "."
        + kebab(type.getSimpleName());
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
