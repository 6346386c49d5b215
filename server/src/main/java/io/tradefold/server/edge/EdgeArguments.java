package io.tradefold.server.edge;

import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers what the edge knows: a {@link Caller} or a {@link Request} as an argument. */
@Component
class EdgeArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private final Clock clock;

  EdgeArguments(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == Caller.class || type == Request.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    Caller caller = CallerAuthentication.current();
    if (caller == null) {
      throw new IllegalStateException("A controller that wants a caller stands on a public path");
    }
    return parameter.getParameterType() == Caller.class ? caller : request(caller, web);
  }

  private Request request(Caller caller, NativeWebRequest web) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("Not a servlet request");
    }
    return new Request(
        caller,
        clock.instant(),
        Correlation.idOf(request),
        Request.API,
        Idempotency.keyOf(request),
        Idempotency.fingerprintOf(request));
  }
}
