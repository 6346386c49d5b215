package io.tradefold.server.messaging;

import io.tradefold.server.log.OnLog;
import io.tradefold.server.log.PackingSerializer;
import io.tradefold.server.roles.LogKind;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commands and queries are written on their way through an Axon Server. */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.AXON_SERVER)
class MessagingConfiguration {

  @Bean
  @Qualifier("messageSerializer")
  Serializer messageSerializer() {
    return new PackingSerializer(new MessageSerializer());
  }
}
