package io.tradefold.server.log.axonserver;

import io.tradefold.server.log.OnLog;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** For processes that fold: they alone read one community's events apart from the others'. */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.AXON_SERVER)
@OnRole(Role.PROJECTION)
class ReadingByCommunity {

  @Bean
  CommunityIndex communityIndex(MongoTemplate mongo) {
    return new CommunityIndex(mongo);
  }

  @Bean
  CommunityIndexing communityIndexing(EventServer server, CommunityIndex index) {
    return new CommunityIndexing(server, index);
  }
}
