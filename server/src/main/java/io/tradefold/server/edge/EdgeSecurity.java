package io.tradefold.server.edge;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Nothing without a token but health and the documentation of the interface. No cookies, so there
 * is nothing a foreign page could make a browser do; no cross-origin access.
 */
@Configuration(proxyBeanMethods = false)
class EdgeSecurity {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** The page runs its own scripts and asks its own server; its styles are partly inline. */
  private static final String DOCS =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** Each filter would observe itself, twice a request; nobody asks for those figures. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(1)
  SecurityFilterChain docs(HttpSecurity http) {
    return stateless(http)
        .securityMatcher("/docs", "/docs/**", "/swagger-ui/**", "/v3/api-docs", "/v3/api-docs/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(DOCS)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain edge(HttpSecurity http, AccessTokens tokens, ProblemWriter problems) {
    return stateless(http)
        .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**", "/api/audit/**")
                    .hasAuthority(CallerAuthentication.OPERATOR)
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(unauthenticated(problems))
                    .accessDeniedHandler(forbidden(problems)))
        .headers(
            headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING)))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  private static AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
    return (request, response, reason) -> {
      boolean refused = request.getAttribute(BearerTokenFilter.REFUSED) != null;
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, refused ? "Bearer error=\"invalid_token\"" : "Bearer");
      problems.write(
          request,
          response,
          Problem.of(
              401,
              refused
                  ? "The access token is not known."
                  : "This needs a header 'Authorization: Bearer <access token>'."));
    };
  }

  private static AccessDeniedHandler forbidden(ProblemWriter problems) {
    return (request, response, reason) ->
        problems.write(
            request, response, Problem.of(403, "This is for operators of the platform."));
  }
}
