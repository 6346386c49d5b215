package io.tradefold.server.roles;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Takes commands. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
@ComponentScan("io.tradefold.command")
class CommandRole {}
