package io.tradefold.server.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a command was answered, so that its repetition can be answered alike.
 *
 * @param headers those that belong to the answer; what belongs to one exchange, such as the
 *     correlation id, is left out
 * @param body in Base64
 */
record KeptAnswer(int status, Map<String, String> headers, String body) {

  private static final List<String> HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, "Tradefold-Position");

  /**
   * The answers that stand: what was done, and what was refused after a look at how things stood,
   * which may have changed since. A form error is the same every time but for a time too far ahead,
   * which comes true by waiting; so it is kept as well.
   *
   * <p>Not kept is what says nothing about the command: who the caller is (401), that there are too
   * many (429), that something is broken or away (5xx). There a repetition is a new attempt.
   */
  private static final Set<Integer> STANDING =
      Set.of(200, 201, 202, 204, 400, 403, 404, 405, 406, 409, 413, 415, 422);

  /** Refused before anything was decided: the repaired request may come under the same key. */
  private static final Set<Integer> FORM = Set.of(400, 405, 406, 413, 415);

  KeptAnswer {
    headers = Map.copyOf(headers);
  }

  static boolean stands(int status) {
    return STANDING.contains(status);
  }

  static KeptAnswer of(HttpServletResponse response, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : HEADERS) {
      String value = valueOf(response, name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new KeptAnswer(response.getStatus(), headers, Base64.getEncoder().encodeToString(body));
  }

  /** Tomcat doesn't list the content type among the headers. */
  private static @Nullable String valueOf(HttpServletResponse response, String name) {
    return name.equals(HttpHeaders.CONTENT_TYPE)
        ? response.getContentType()
        : response.getHeader(name);
  }

  boolean isAboutForm() {
    return FORM.contains(status);
  }

  void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    byte[] bytes = Base64.getDecoder().decode(body);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
