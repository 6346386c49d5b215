package io.tradefold.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {

  private Sha256() {}

  /** For hashing piece by piece. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /**
   * The beginning of the hash in hexadecimal digits, two a byte.
   *
   * @param length how many bytes of the 32; 16 are plenty to tell two texts apart
   */
  public static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(start().digest(bytes), 0, length);
  }
}
