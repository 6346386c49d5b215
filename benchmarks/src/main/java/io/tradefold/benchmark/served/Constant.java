package io.tradefold.benchmark.served;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers constants, through the same filters as every query: what the edge alone costs. Below
 * {@code /api}, where they all apply.
 */
@RestController
class Constant {

  /** As little JSON as there is. */
  record Answer(boolean constant) {}

  private static final Answer SMALL = new Answer(true);

  private final AtomicReference<byte[]> text = new AtomicReference<>(new byte[0]);

  @GetMapping("/api/benchmark/constant")
  Answer small() {
    return SMALL;
  }

  /** The text it was told before, ready-made. */
  @GetMapping(path = "/api/benchmark/constant-text", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] text() {
    return Objects.requireNonNull(text.get());
  }

  @PostMapping("/api/benchmark/constant-text")
  void say(@RequestBody byte[] constant) {
    text.set(constant);
  }
}
