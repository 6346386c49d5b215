package io.tradefold.server.edge;

import io.tradefold.api.FieldError;
import io.tradefold.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses query parameters that a command or query does not have, or that are given twice: a
 * misspelt filter must not be answered as if it had been left out, and a misspelt {@code preview}
 * must not import.
 */
@Component
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  /** Before anything else, so that nobody waits for an answer that is a refusal. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**").order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      Set<String> names = known.computeIfAbsent(method, KnownParameters::namesOf);
      given(request).forEach((name, values) -> check(names, name, values));
    }
    return true;
  }

  private static Map<String, String[]> given(HttpServletRequest request) {
    try {
      return request.getParameterMap();
    } catch (InvalidParameterException _) {
      throw new FieldError(
          "the query", request.getQueryString(), "name=value pairs in percent-encoded UTF-8");
    }
  }

  private static void check(Set<String> names, String name, String[] values) {
    if (!names.contains(name)) {
      throw new FieldError(
          name,
          values[0],
          names.isEmpty()
              ? "no such parameter; there are none"
              : "no such parameter; there are: " + String.join(", ", names));
    }
    if (values.length > 1) {
      throw new FieldError(name, String.join(", ", values), "given once");
    }
  }

  private static Set<String> namesOf(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .flatMap(KnownParameters::namesOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> namesOf(MethodParameter parameter) {
    if (QueryParameters.class.isAssignableFrom(parameter.getParameterType())) {
      return Arrays.stream(parameter.getParameterType().getRecordComponents())
          .map(RecordComponent::getName);
    }
    return parameter.hasParameterAnnotation(RequestParam.class)
        ? Stream.of(nameOf(parameter))
        : Stream.empty();
  }

  private static String nameOf(MethodParameter parameter) {
    RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
    if (annotation != null && !annotation.name().isEmpty()) {
      return annotation.name();
    }
    return parameter.getParameter().getName();
  }
}
