package io.tradefold.stores;

import org.springframework.data.mongodb.core.MongoTemplate;

/** A MongoDB for one test: of ours, or a real one. */
public sealed interface TestMongo extends AutoCloseable permits LocalMongo, RealMongo {

  String uri();

  MongoTemplate template();

  @Override
  void close();
}
