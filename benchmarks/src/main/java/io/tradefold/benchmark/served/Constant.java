package io.tradefold.benchmark.served;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers a constant, through the same filters as every query: what the edge alone costs. Below
 * {@code /api}, where they all apply.
 */
@RestController
class Constant {

  /** As little JSON as there is. */
  record Answer(boolean constant) {}

  private static final Answer ANSWER = new Answer(true);

  @GetMapping("/api/benchmark/constant")
  Answer constant() {
    return ANSWER;
  }
}
