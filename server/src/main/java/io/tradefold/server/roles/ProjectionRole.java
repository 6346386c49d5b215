package io.tradefold.server.roles;

import io.tradefold.projection.engine.OnlookerConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Folds. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.PROJECTION)
@ComponentScan(
    basePackages = "io.tradefold.projection",
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = OnlookerConfiguration.class))
class ProjectionRole {}
