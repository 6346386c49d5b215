package io.tradefold.server.edge;

import io.tradefold.api.Sha256;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.trading.TraderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bearer tokens that are known, by their hashes. */
@Component
final class AccessTokens {

  private static final Pattern HASH = Pattern.compile("sha256:([0-9a-fA-F]{64})");

  private final Map<Long, Known> known = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Known(byte[] hash, Caller caller) {}

  AccessTokens(EdgeSettings settings, List<TokenSource> sources) {
    for (EdgeSettings.AccessToken token : settings.accessTokens()) {
      add(parsed(token), token.principal(), token.operator());
    }
    sources.stream()
        .flatMap(source -> source.tokens().stream())
        .forEach(issued -> add(hashOf(issued.token()), issued.principal(), issued.operator()));
  }

  private void add(byte[] hash, String principal, boolean operator) {
    Known holder = new Known(hash, new Caller(TraderId.of(principal), operator));
    if (known.putIfAbsent(beginning(hash), holder) != null) {
      throw new IllegalStateException("An access token of '" + principal + "' is listed twice");
    }
  }

  private static byte[] parsed(EdgeSettings.AccessToken token) {
    Matcher matcher = HASH.matcher(token.hash());
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "The hash of the access token of '"
              + token.principal()
              + "' is not 'sha256:' and 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(matcher.group(1));
  }

  /**
   * Looked up by the beginning of its hash, which whoever guesses tokens can't choose, and compared
   * in constant time.
   *
   * @return null when nobody holds it
   */
  @Nullable Caller callerOf(String token) {
    byte[] presented = hashOf(token);
    Known holder = known.get(beginning(presented));
    return holder != null && MessageDigest.isEqual(holder.hash, presented) ? holder.caller : null;
  }

  private static long beginning(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }

  private static byte[] hashOf(String token) {
    return Sha256.start().digest(token.getBytes(StandardCharsets.UTF_8));
  }
}
