package org.rihla.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256, as RFC 6962 (2.1) takes it: a leaf is told from a node by its first byte. */
record Hash(byte[] bytes) {

  static final int LENGTH = 32;

  Hash {
    if (bytes.length != LENGTH) throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + bytes.length);
  }

  static Hash ofHex(String hex) { return new Hash(HexFormat.of().parseHex(hex)); }

  static Hash ofNothing() { return new Hash(sha256()); }

  static Hash ofLeaf(byte[] content) { return new Hash(sha256(new byte[]{0}, content)); }

  static Hash ofLeaf(String content) { return ofLeaf(content.getBytes(StandardCharsets.UTF_8)); }

  static Hash ofNode(Hash left, Hash right) { return new Hash(sha256(new byte[]{1}, left.bytes, right.bytes)); }

  static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) digest.update(part);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  @Override
  public boolean equals(Object other) { return other instanceof Hash(var theirs) && Arrays.equals(bytes, theirs); }

  @Override
  public int hashCode() { return Arrays.hashCode(bytes); }

  @Override
  public String toString() { return HexFormat.of().formatHex(bytes); }
}
