package io.tradefold.server.edge;

import io.tradefold.api.identity.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A caller who has shown their credentials, whichever they were. Everything behind the edge asks
 * for the {@link Caller}, so another kind of credentials is one more filter that puts this in
 * place.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {

  static final String OPERATOR = "ROLE_OPERATOR";

  private final Caller caller;

  CallerAuthentication(Caller caller) {
    super(
        caller.operator()
            ? AuthorityUtils.createAuthorityList(OPERATOR)
            : AuthorityUtils.NO_AUTHORITIES);
    this.caller = caller;
    setAuthenticated(true);
  }

  /**
   * @return null when nobody has been recognised
   */
  static @Nullable Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof CallerAuthentication known ? known.caller : null;
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.id().value();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallerAuthentication that && caller.equals(that.caller);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(caller);
  }
}
