package io.tradefold.server.edge;

import io.tradefold.api.Sha256;
import io.tradefold.query.Windows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every answer of a query an {@code ETag}, a hash of its body, and answers 304 when the
 * client has it already. Where an answer means something else on another day, the controller puts
 * the day into the request attribute {@value Windows#ETAG_SALT}.
 *
 * <p>Streams are left alone: server-sent events and streaming bodies say so themselves, CSV by its
 * path; an export has a tag of its own, known before its first line.
 */
@Component
@Order(BodyLimit.ORDER + 20)
class Etags extends ShallowEtagHeaderFilter {

  /** Half of a SHA-256 is plenty to tell two answers of one address apart. */
  private static final int BYTES = 16;

  /** Of the body, read at a time. */
  private static final int PIECE = 4096;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HttpMethod.GET.matches(request.getMethod())
        || !path.startsWith("/api/")
        || path.endsWith(".csv");
  }

  /** Only a complete answer; whether it may be stored is no question here, as the tag is not. */
  @Override
  protected boolean isEligibleForEtag(
      HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
    if (status != HttpServletResponse.SC_OK || response.isCommitted()) {
      return false;
    }
    if (response.getHeader(HttpHeaders.ETAG) == null) {
      response.setHeader(HttpHeaders.ETAG, tagOf(body, request.getAttribute(Windows.ETAG_SALT)));
    }
    return true;
  }

  private static String tagOf(InputStream body, @Nullable Object salt) {
    MessageDigest digest = Sha256.start();
    if (salt != null) {
      digest.update(salt.toString().getBytes(StandardCharsets.UTF_8));
    }
    try {
      byte[] piece = new byte[Math.clamp(body.available(), 1, PIECE)];
      for (int read = body.read(piece); read > 0; read = body.read(piece)) {
        digest.update(piece, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return '"' + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + '"';
  }
}
