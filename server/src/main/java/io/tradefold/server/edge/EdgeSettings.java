package io.tradefold.server.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param accessTokens of everybody, as hashes
 */
@ConfigurationProperties("tradefold")
public record EdgeSettings(@DefaultValue List<AccessToken> accessTokens) {

  /**
   * A bearer token somebody holds.
   *
   * @param hash {@code sha256:} and 64 hexadecimal digits, of the token's UTF-8 bytes
   * @param principal the id of who holds it
   * @param operator whether they run the platform
   */
  public record AccessToken(
      String hash, String principal, @DefaultValue("false") boolean operator) {}
}
