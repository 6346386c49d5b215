package io.tradefold.server.edge;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.TooLarge;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.query.Windows;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the tests of the edge call: it shows what arrives, and fails in every way. */
@RestController
@RequestMapping("/api")
class Probe {

  volatile CountDownLatch entered = new CountDownLatch(1);
  volatile CountDownLatch mayGo = new CountDownLatch(0);

  final AtomicInteger calls = new AtomicInteger();

  @GetMapping("/probe/caller")
  Caller caller(Caller caller) {
    return caller;
  }

  @PostMapping("/probe/request")
  Request request(
      Request request,
      @RequestParam(required = false) @Nullable String x,
      @RequestBody(required = false) @Nullable String body) {
    return request;
  }

  /** Tells how often it was called, with a status to order and a body of a length to order. */
  @PostMapping("/probe/counted/{status}")
  ResponseEntity<String> counted(
      @PathVariable int status, @RequestParam(defaultValue = "0") int length) {
    return ResponseEntity.status(status)
        .header("Location", "/api/probe/made/" + calls.incrementAndGet())
        .header("Tradefold-Position", "p" + calls)
        .contentType(MediaType.parseMediaType("application/vnd.probe+json"))
        .body("\"é " + calls + "x".repeat(length) + "\"");
  }

  /** Fails, and counts how often. */
  @PostMapping("/probe/fail/{how}")
  String failCounted(@PathVariable String how) throws Exception {
    calls.incrementAndGet();
    return fail(how);
  }

  @PostMapping("/probe/bytes")
  Map<String, Object> bytes(HttpServletRequest request, InputStream body, Request edge)
      throws IOException {
    long count = body.transferTo(OutputStream.nullOutputStream());
    return Map.of("bytes", count, "fingerprint", String.valueOf(edge.fingerprint()));
  }

  @PostMapping("/probe/slow")
  String slow(@RequestBody String body) throws InterruptedException {
    entered.countDown();
    if (!mayGo.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Nobody let go");
    }
    return "done";
  }

  @GetMapping("/probe/salted/{day}")
  Map<String, String> salted(@PathVariable String day, HttpServletRequest request) {
    request.setAttribute(Windows.ETAG_SALT, day);
    return Map.of("constant", "answer");
  }

  @RequestMapping("/probe/later")
  CompletableFuture<Map<String, String>> later() {
    return CompletableFuture.supplyAsync(() -> Map.of("constant", "answer"));
  }

  @GetMapping("/probe/stream")
  ResponseEntity<StreamingResponseBody> stream() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv"))
        .body(out -> out.write("a,b\n".getBytes(StandardCharsets.UTF_8)));
  }

  @GetMapping("/probe/sse")
  SseEmitter sse() throws IOException {
    SseEmitter emitter = new SseEmitter(5_000L);
    emitter.send("hello");
    emitter.complete();
    return emitter;
  }

  @GetMapping("/probe/fail/{how}")
  String fail(@PathVariable String how) throws Exception {
    throw switch (how) {
      case "invalid" -> new InvalidValue("x", "a decimal");
      case "field" -> new FieldError("rows[3].price", "abc", "a price");
      case "rejected" -> new Rejected("out-of-order", "It came before the last one.");
      case "not-found" -> new NotFound("There is no such account.");
      case "reused" -> new Rejected("idempotency-key-reused", "So says the log.");
      case "conflict" -> new Conflict("The id is taken.");
      case "too-large" -> new TooLarge("More than 32 MB.");
      case "race" -> new ConcurrencyException("internals: sequence 7");
      case "aggregate" -> new AggregateNotFoundException("account:x", "internals");
      case "wrapped" ->
          new CommandExecutionException("internals", new Rejected("already-open", "It is open."));
      case "unforeseen" -> new IllegalStateException("internals: password=1234");
      default -> new IllegalArgumentException(how);
    };
  }
}
