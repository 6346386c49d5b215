package io.tradefold.server.demo;

import io.tradefold.api.trading.TraderId;
import io.tradefold.server.edge.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The access tokens of the demo people. They are made from a secret of the data folder, so that
 * they are the same after a restart and different in every installation: nothing in the repository
 * opens anything.
 */
final class DemoTokens implements TokenSource {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int TOKEN_BYTES = 18;

  private final SecretKeySpec key;

  DemoTokens(Path dataFolder) {
    this.key = new SecretKeySpec(secret(dataFolder.resolve("demo-secret")), ALGORITHM);
  }

  @Override
  public List<Issued> tokens() {
    return DemoPeople.everybody().entrySet().stream()
        .map(
            person ->
                new Issued(
                    tokenOf(person.getKey()),
                    person.getKey().value(),
                    person.getKey().equals(DemoPeople.OPERATOR),
                    person.getValue()))
        .toList();
  }

  /** For example {@code tfp_demo_3q2-7wAB…}. */
  String tokenOf(TraderId person) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(person.value().getBytes(StandardCharsets.UTF_8));
      byte[] token = Arrays.copyOf(digest, TOKEN_BYTES);
      return "tfp_demo_" + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** An empty file is what a power cut may leave of one just written. */
  private static byte[] secret(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        make(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's secret " + file + " cannot be kept", e);
    }
  }

  /** There whole or not at all: with half a secret nobody could start again. */
  private static void make(Path file) throws IOException {
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    // A temporary file is its owner's alone from the beginning.
    Path written = Files.createTempFile(file.getParent(), "demo-secret", ".tmp");
    Files.write(written, fresh);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
