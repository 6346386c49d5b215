package io.tradefold.query;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The one way to stored views. */
@Configuration(proxyBeanMethods = false)
class StoredViewsConfiguration {

  @Bean
  StoredViews storedViews(MongoTemplate mongo, StringRedisTemplate redis) {
    return StoredViews.of(mongo, redis);
  }
}
