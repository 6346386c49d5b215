package io.tradefold.command;

import io.tradefold.api.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Free text as it comes from outside: trimmed, of bounded length, without control characters. */
public final class Texts {

  private static final int NAME = 120;
  private static final int REASON = 500;
  private static final int NOTE = 4_000;
  private static final int TAG = 40;
  private static final int TAGS = 20;

  private Texts() {}

  /** 1 to 120 characters. */
  public static String name(String text, String field) {
    return line(text, field, NAME);
  }

  /** 1 to 500 characters. */
  public static String reason(String text) {
    return line(text, "reason", REASON);
  }

  /** Up to 4,000 characters, of several lines; null when nothing is left. */
  public static @Nullable String note(@Nullable String text, String field) {
    if (text == null) {
      return null;
    }
    String trimmed = text.strip();
    boolean printable =
        trimmed.codePoints().allMatch(c -> !isControl(c) || c == '\n' || c == '\r' || c == '\t');
    if (!printable || trimmed.length() > NOTE) {
      throw new FieldError(
          field, text, "at most " + NOTE + " characters, no control characters but line breaks");
    }
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** At most 20 tags of 1 to 40 characters; the same one twice counts once. */
  public static List<String> tags(List<String> tags) {
    if (tags.size() > TAGS) {
      throw new FieldError("tags", Integer.toString(tags.size()), "at most " + TAGS + " tags");
    }
    List<String> checked = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      String tag = line(tags.get(i), "tags[" + i + "]", TAG);
      if (!checked.contains(tag)) {
        checked.add(tag);
      }
    }
    return checked;
  }

  private static String line(String text, String field, int limit) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()
        || trimmed.length() > limit
        || trimmed.codePoints().anyMatch(Texts::isControl)) {
      throw new FieldError(field, text, "1 to " + limit + " characters, no control characters");
    }
    return trimmed;
  }

  /** Controls, and halves of characters, which no encoding can hold. */
  private static boolean isControl(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
