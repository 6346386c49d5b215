package io.tradefold.command.trading;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets two large files in at a time; the others wait their turn. A file of 100,000 executions takes
 * some 100 MB until it is in the log, and a process that runs out of memory takes everybody's
 * commands with it.
 */
final class LargeFiles {

  private static final int AT_A_TIME = 2;
  private static final int LARGE_BYTES = 1 << 20;
  private static final int PATIENCE_SECONDS = 30;

  private final Semaphore places = new Semaphore(AT_A_TIME, true);
  private final int patienceSeconds;

  LargeFiles() {
    this(PATIENCE_SECONDS);
  }

  LargeFiles(int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
  }

  /** What is done with a body. */
  interface Work<T> {
    T run(InputStream body) throws IOException;
  }

  /**
   * A large body is all here before it takes its turn: who sends slowly keeps nobody waiting.
   *
   * @throws ResponseStatusException 503 when there was no turn within half a minute
   */
  <T> T inTurn(HttpServletRequest request, Work<T> work) throws IOException {
    if (!isLarge(request)) {
      return work.run(request.getInputStream());
    }
    Path file = Files.createTempFile("tradefold-import", null);
    try {
      Files.copy(request.getInputStream(), file, StandardCopyOption.REPLACE_EXISTING);
      return inTurn(file, work);
    } finally {
      Files.delete(file);
    }
  }

  private <T> T inTurn(Path file, Work<T> work) throws IOException {
    await();
    try (InputStream body = Files.newInputStream(file)) {
      return work.run(body);
    } finally {
      places.release();
    }
  }

  /** What is packed, or doesn't say how long it is, may be of any length. */
  private static boolean isLarge(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length < 0
        || length > LARGE_BYTES
        || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null;
  }

  private void await() {
    try {
      if (places.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new ResponseStatusException(
        HttpStatus.SERVICE_UNAVAILABLE, "other large files are being imported; try again soon");
  }
}
