package io.tradefold.query;

import io.tradefold.api.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * The place of the last thing of a page, as text for the client to send back. It is bound to one
 * list: with another filter, sort or owner it is refused.
 *
 * @param list everything that makes it this list
 */
public record PlaceCursor(String list) {

  private static final String VERSION = "1";
  private static final String SEPARATOR = "|";
  private static final int FINGERPRINT_BYTES = 12;

  /**
   * @param place texts without a bar, but for the last, which may hold any
   */
  public String write(List<String> place) {
    List<String> parts = new ArrayList<>(List.of(VERSION, fingerprint()));
    parts.addAll(place);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param size how many texts a place has
   * @throws BadParameter when it is no cursor, or one of another list
   */
  public List<String> read(String cursor, int size) {
    List<String> parts =
        understood(
            cursor,
            () ->
                List.of(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                        .split("\\|", size + 2)));
    if (parts.size() != size + 2 || !parts.getFirst().equals(VERSION)) {
      throw wrong(cursor);
    }
    if (!parts.get(1).equals(fingerprint())) {
      throw new BadParameter(
          "cursor", cursor, "a cursor of this list with these filters and this sort");
    }
    return parts.subList(2, parts.size());
  }

  /**
   * Reads a part of it.
   *
   * @throws BadParameter when that can't be read
   */
  public <T> T understood(String cursor, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException _) {
      throw wrong(cursor);
    }
  }

  private static BadParameter wrong(String cursor) {
    return new BadParameter("cursor", cursor, "a cursor as sent in nextCursor");
  }

  private String fingerprint() {
    return Sha256.hex(list.getBytes(StandardCharsets.UTF_8), FINGERPRINT_BYTES);
  }
}
