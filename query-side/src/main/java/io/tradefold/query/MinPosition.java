package io.tradefold.query;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks an answer to include, and how long they would wait for it: the headers {@code
 * Tradefold-Min-Position} and {@code Prefer: wait=n}.
 *
 * @param atMost 0 to 30 seconds
 */
record MinPosition(Position position, Duration atMost) {

  static final String HEADER = "Tradefold-Min-Position";
  static final String PREFER = "Prefer";
  static final Duration USUAL = Duration.ofSeconds(2);

  private static final int LONGEST = 30;

  /**
   * @return null when nothing is asked
   * @throws BadParameter when a header can't be read
   */
  static @Nullable MinPosition of(HttpServletRequest request) {
    // Prefer is read first, so that a wrong one is refused whether it matters or not.
    Duration atMost = preferredWait(request.getHeaders(PREFER));
    String wanted = request.getHeader(HEADER);
    if (wanted == null) {
      return null;
    }
    try {
      return new MinPosition(Position.parse(wanted.strip()), atMost);
    } catch (InvalidValue invalid) {
      throw new BadParameter(HEADER, wanted, invalid.expected());
    }
  }

  /** RFC 7240: preferences are separated by commas, may repeat, and the first of a name counts. */
  private static Duration preferredWait(Enumeration<String> headers) {
    while (headers.hasMoreElements()) {
      for (String preference : headers.nextElement().split(",")) {
        String[] pair = preference.split(";", 2)[0].split("=", 2);
        if (pair[0].strip().toLowerCase(Locale.ROOT).equals("wait")) {
          return seconds(pair.length == 2 ? pair[1].strip() : "");
        }
      }
    }
    return USUAL;
  }

  private static Duration seconds(String text) {
    String number = text.replaceAll("^\"(.*)\"$", "$1");
    if (!number.matches("[0-9]{1,2}") || Integer.parseInt(number) > LONGEST) {
      throw new BadParameter(PREFER, "wait=" + text, "wait=n with n from 0 to 30 seconds");
    }
    return Duration.ofSeconds(Integer.parseInt(number));
  }
}
