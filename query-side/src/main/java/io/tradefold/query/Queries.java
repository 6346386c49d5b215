package io.tradefold.query;

import org.springframework.web.method.HandlerMethod;

/** Tells the queries among the handlers of the server: those of this module. */
final class Queries {

  private static final String HERE = Queries.class.getPackageName();

  private Queries() {}

  static boolean are(HandlerMethod method) {
    return method.getBeanType().getPackageName().startsWith(HERE);
  }
}
