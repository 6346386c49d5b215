package io.tradefold.server.processes;

import io.tradefold.server.http.Api;

/** What programs talk to: one process, or several behind one address. */
public interface TestedServer extends AutoCloseable {

  /** A client of one of the people, or of {@link ServerProcess#OPERATOR}. */
  Api api(String person);

  @Override
  void close();
}
