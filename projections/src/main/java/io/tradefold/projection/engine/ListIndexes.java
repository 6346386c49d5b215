package io.tradefold.projection.engine;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes sure at the start of the indexes of what is listed beside the views. Those of the views are
 * made with each generation, that of the tokens by the token store, and those of long pieces of
 * work by whoever keeps them.
 */
@Component
final class ListIndexes {

  ListIndexes(MongoTemplate mongo) {
    BlockedList.index(mongo);
    Holds.index(mongo);
    Aheads.index(mongo);
    Errands.index(mongo);
  }
}
