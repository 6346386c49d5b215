package io.tradefold.api;

import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which Redis answers. A server says another {@code run_id} after every start. A cluster is all its
 * masters together: {@code 3f1…+8c0…+e52…}, in an order of their own, so that a master that was
 * started again, or whose replica took over, makes it another Redis: it may have lost writes.
 */
public final class RedisIdentity {

  private static final String RUN_ID = "run_id";

  private RedisIdentity() {}

  /**
   * @param info what {@code INFO server} says: of a cluster each name begins with its server, as in
   *     {@code 10.0.0.7:6379.run_id}
   * @return empty when nobody has said who it is
   */
  public static String of(Properties info) {
    return info.stringPropertyNames().stream()
        .filter(name -> name.equals(RUN_ID) || name.endsWith("." + RUN_ID))
        .map(info::getProperty)
        .sorted()
        .collect(Collectors.joining("+"));
  }
}
