package org.rihla.values;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes on what is written, and knows its SHA-256. Closing it leaves open what is behind it. */
public final class Fingerprint extends FilterOutputStream {

  private final MessageDigest sha;

  public Fingerprint(OutputStream behind) {
    super(behind);
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  public static String of(byte[] bytes) {
    var print = new Fingerprint(OutputStream.nullOutputStream());
    print.sha.update(bytes);
    return print.hex();
  }

  @Override
  public void write(int b) throws IOException {
    sha.update((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    sha.update(bytes, from, length);
    out.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException { flush(); }

  /** In hexadecimal. Asked once, when all has been written. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
