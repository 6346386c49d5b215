package io.tradefold.server.faults;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A command as a careful program sends it: with a key, so that it can be sent again, word for word,
 * when no answer has come.
 *
 * @param key never used for another
 * @param send the request, the same each time
 * @param done what is then true, for the books
 */
record Command(String key, Function<Api, Answer> send, Consumer<Answer> done) {

  static Command post(String key, String path, Object body, Consumer<Answer> done) {
    return new Command(key, api -> api.post(path, body, "Idempotency-Key", key), done);
  }
}
