package io.tradefold.server.edge;

import io.tradefold.api.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises who shows a known token in {@code Authorization: Bearer …}. */
final class BearerTokenFilter extends OncePerRequestFilter {

  static final String REFUSED = BearerTokenFilter.class.getName() + ".refused";
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;
  private final RequestAttributeSecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  BearerTokenFilter(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      Caller caller = tokens.callerOf(header.substring(SCHEME.length()).strip());
      if (caller == null) {
        request.setAttribute(REFUSED, true);
      } else {
        recognise(caller, request, response);
      }
    }
    chain.doFilter(request, response);
  }

  /** Also for the second half of an answer that is given asynchronously. */
  private void recognise(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
