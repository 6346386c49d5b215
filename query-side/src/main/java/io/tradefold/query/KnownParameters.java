package io.tradefold.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the query does not have, or that are given twice: a misspelt filter
 * must not be answered as if it had been left out.
 */
final class KnownParameters implements HandlerInterceptor {

  private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && Queries.are(method)) {
      Set<String> names = known.computeIfAbsent(method, KnownParameters::namesOf);
      request.getParameterMap().forEach((name, values) -> check(names, name, values));
    }
    return true;
  }

  private static void check(Set<String> names, String name, String[] values) {
    if (!names.contains(name)) {
      throw new BadParameter(
          name,
          values[0],
          names.isEmpty()
              ? "known: this query has no parameters"
              : "known: the parameters are " + String.join(", ", names));
    }
    if (values.length > 1) {
      throw new BadParameter(name, String.join(", ", values), "given once");
    }
  }

  private static Set<String> namesOf(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(KnownParameters::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String nameOf(MethodParameter parameter) {
    RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
    if (annotation != null && !annotation.name().isEmpty()) {
      return annotation.name();
    }
    return parameter.getParameter().getName();
  }
}
