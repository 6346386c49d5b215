package io.tradefold.api;

import java.util.Set;
import java.util.regex.Pattern;

/** The one rule for ids: {@code [A-Za-z0-9._-]{1,64}}. The colon is free to join ids into keys. */
public final class Ids {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** In a path these two mean other places, so that nobody could ever ask for them. */
  private static final Set<String> PLACES = Set.of(".", "..");

  private Ids() {}

  /**
   * @return the id itself
   * @throws InvalidValue when it does not match
   */
  public static String checked(String id) {
    if (!ID.matcher(id).matches() || PLACES.contains(id)) {
      throw new InvalidValue(
          id, "an id: 1 to 64 letters, digits, '.', '_' or '-', not '.' or '..'");
    }
    return id;
  }
}
