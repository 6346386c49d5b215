package io.tradefold.api;

import java.util.Set;

/** The one rule for ids: {@code [A-Za-z0-9._-]{1,64}}. The colon is free to join ids into keys. */
public final class Ids {

  private static final int LONGEST = 64;

  /** In a path these two mean other places, so that nobody could ever ask for them. */
  private static final Set<String> PLACES = Set.of(".", "..");

  private Ids() {}

  /**
   * @return the id itself
   * @throws InvalidValue when it does not match
   */
  public static String checked(String id) {
    if (!isId(id) || PLACES.contains(id)) {
      throw new InvalidValue(
          id, "an id: 1 to 64 letters, digits, '.', '_' or '-', not '.' or '..'");
    }
    return id;
  }

  // By hand: every event that is read holds several, and a pattern takes ten times as long.
  private static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return true;
  }
}
