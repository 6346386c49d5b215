package io.tradefold.query;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An answer that fails in the middle. */
@RestController
class HalfAnswer {

  @GetMapping("/half")
  void half(HttpServletResponse response) throws IOException {
    response.setContentType("text/csv");
    response.getOutputStream().write(new byte[100_000]);
    response.flushBuffer();
    throw new IllegalArgumentException("in the middle");
  }
}
