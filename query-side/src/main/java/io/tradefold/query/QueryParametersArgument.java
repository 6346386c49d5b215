package io.tradefold.query;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands a controller {@link QueryParameters}. Spring's own binding would take them from headers and
 * from the path too.
 */
final class QueryParametersArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return QueryParameters.class.isAssignableFrom(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    Class<?> type = parameter.getParameterType();
    @Nullable Object[] values =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .map(request::getParameter)
            .toArray();
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    return BeanUtils.instantiateClass(constructor, values);
  }
}
