package io.tradefold.benchmark.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests of one person, as bytes. */
public final class Calls {

  private final String authorization;

  private Calls(String person) {
    this.authorization = "Host: localhost\r\nAuthorization: Bearer " + tokenOf(person) + "\r\n";
  }

  /** Of somebody the measured server knows, see {@link ServerProcess#PEOPLE}. */
  public static Calls of(String person) {
    return new Calls(person);
  }

  static String tokenOf(String person) {
    return "token-of-" + person;
  }

  /**
   * @param headers each {@code Name: value}
   */
  public byte[] get(String path, String... headers) {
    return head("GET", path, headers, "");
  }

  /** A read that contains what an earlier answer stood for, however long that takes. */
  public byte[] getAfter(Reply command, String path) {
    return get(path, "Tradefold-Min-Position: " + command.position(), "Prefer: wait=30");
  }

  public byte[] post(String path, String json, String... headers) {
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  public byte[] post(String path, String type, byte[] body, String... headers) {
    String of = "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n";
    byte[] head = head("POST", path, headers, of);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private byte[] head(String method, String path, String[] headers, String more) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append(authorization).append(more);
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
