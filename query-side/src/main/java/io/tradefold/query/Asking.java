package io.tradefold.query;

import io.tradefold.api.Answer;
import io.tradefold.api.NotFound;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks queries through the gateway, so that another node may answer, and notes what they miss. */
@Component
public final class Asking {

  private final QueryGateway gateway;

  public Asking(QueryGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * @return null when there is no such thing
   */
  public <V> @Nullable V ask(Object query, Class<V> found, Reading reading) {
    Answer<V> answer = answer(query, found);
    reading.blockedAt(answer.blockedAt());
    return answer.found();
  }

  /** For what may not be part of the answer: nothing is noted of it. */
  public <V> Answer<V> answer(Object query, Class<V> found) {
    try {
      return gateway.query(query, new AnswerType<>(found)).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * @param what names it in the answer when it does not exist
   * @throws NotFound when there is no such thing
   */
  public <V> V ask(Object query, Class<V> found, Reading reading, String what) {
    V answer = ask(query, found, reading);
    if (answer == null) {
      throw new NotFound(what);
    }
    return answer;
  }
}
