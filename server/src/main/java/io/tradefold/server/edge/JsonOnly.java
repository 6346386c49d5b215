package io.tradefold.server.edge;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The interface speaks JSON. A library that is there for something else brings YAML along, which
 * would write an instant as a number.
 */
@Configuration(proxyBeanMethods = false)
class JsonOnly implements WebMvcConfigurer {

  private static final MediaType YAML = MediaType.APPLICATION_YAML;

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.configureMessageConvertersList(converters -> converters.removeIf(JsonOnly::isYaml));
  }

  private static boolean isYaml(HttpMessageConverter<?> converter) {
    return converter.getSupportedMediaTypes().stream().anyMatch(YAML::equalsTypeAndSubtype);
  }
}
