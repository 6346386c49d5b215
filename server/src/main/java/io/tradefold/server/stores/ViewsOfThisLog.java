package io.tradefold.server.stores;

import io.tradefold.api.LogHead;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks at the start, before any projection is at work, whether the views contain more than the
 * log. They would then pass over the next events as if they contained them: every figure wrong, and
 * nobody told. So the process does not start.
 */
@Component
class ViewsOfThisLog {

  /** Where Axon's token store keeps how far each projection has come. */
  private static final String TOKENS = "trackingtokens";

  /**
   * @throws ViewsAheadOfLog when they do
   */
  ViewsOfThisLog(MongoTemplate mongo, LogHead log, Serializer serializer) {
    long head = log.index();
    for (Document entry : mongo.getCollection(TOKENS).find()) {
      long contained = position(entry, serializer);
      if (contained > head) {
        throw new ViewsAheadOfLog(contained, head);
      }
    }
  }

  /** A projection without a token has not begun. */
  private static long position(Document entry, Serializer serializer) {
    Binary token = entry.get("token", Binary.class);
    if (token == null) {
      return 0;
    }
    TrackingToken read =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                token.getData(), byte[].class, entry.getString("tokenType"), null));
    return read.position().orElse(0);
  }
}
