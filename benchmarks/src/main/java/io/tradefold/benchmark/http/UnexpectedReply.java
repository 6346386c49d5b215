package io.tradefold.benchmark.http;

/** A server answered something that makes a measurement meaningless. */
public final class UnexpectedReply extends RuntimeException {

  private static final int SHOWN = 1_000;

  UnexpectedReply(Reply reply, String wanted) {
    super("Expected " + wanted + ", got " + reply.head().lines().findFirst() + " " + start(reply));
  }

  private static String start(Reply reply) {
    String text = reply.text();
    return text.substring(0, Math.min(SHOWN, text.length()));
  }
}
