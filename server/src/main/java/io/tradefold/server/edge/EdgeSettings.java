package io.tradefold.server.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param accessTokens of everybody, as hashes
 * @param demoTokens in the clear, so that the demo can print them; for made-up people only
 */
@ConfigurationProperties("tradefold")
public record EdgeSettings(
    @DefaultValue List<AccessToken> accessTokens, @DefaultValue List<DemoToken> demoTokens) {

  /**
   * A bearer token somebody holds.
   *
   * @param hash {@code sha256:} and 64 hexadecimal digits, of the token's UTF-8 bytes
   * @param principal the id of who holds it
   * @param operator whether they run the platform
   */
  public record AccessToken(
      String hash, String principal, @DefaultValue("false") boolean operator) {}

  /** As {@link AccessToken}, with the token itself. */
  public record DemoToken(
      String token, String principal, @DefaultValue("false") boolean operator) {}
}
