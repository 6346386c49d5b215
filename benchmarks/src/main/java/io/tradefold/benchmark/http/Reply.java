package io.tradefold.benchmark.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param head the status line and the headers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, String head, byte[] body) {

  /**
   * @return null when there is no such header
   */
  public @Nullable String header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ":";
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
        return line.substring(wanted.length()).trim();
      }
    }
    return null;
  }

  /** Where the command was recorded: {@code Tradefold-Position}. */
  public String position() {
    String position = header("Tradefold-Position");
    if (position == null) {
      throw new UnexpectedReply(this, "a Tradefold-Position");
    }
    return position;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The log's index that an answer contains, or a command was recorded at. */
  public long index() {
    String position = position();
    int at = position.indexOf('@');
    return Long.parseLong(at < 0 ? position : position.substring(0, at));
  }

  /**
   * This, if it says that all went well.
   *
   * @throws UnexpectedReply when it does not
   */
  public Reply expectSuccess() {
    if (status / 100 != 2) {
      throw new UnexpectedReply(this, "success");
    }
    return this;
  }

  /**
   * This, if it has that status.
   *
   * @throws UnexpectedReply when it has another
   */
  public Reply expect(int expected) {
    if (status != expected) {
      throw new UnexpectedReply(this, "status " + expected);
    }
    return this;
  }
}
