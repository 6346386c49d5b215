package io.tradefold.server.roles;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Folds. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.PROJECTION)
@ComponentScan("io.tradefold.projection")
class ProjectionRole {}
