package org.rihla.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Values that stand nowhere else in the world, and the search for them in whatever bytes there are. */
final class Planted {

  /** In the letters of a Latin name; of an Arabic one; of a telephone; of a day of birth. No word, number or hash of ours has them. */
  static final String LATIN = "Qzvxkj";
  private static final String ARABIC = "قظشذغ";
  private static final String DIGITS = "697351842";
  private static final String BORN = "1903-04-";

  private final AtomicInteger values = new AtomicInteger();

  int count() { return values.get(); }

  private String next() {
    int number = values.incrementAndGet();
    return "" + (char) ('a' + number / 676 % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
  }

  String name() { return LATIN + next(); }

  String nameInScript() { return ARABIC + " " + (char) ('ب' + values.incrementAndGet() % 20); }

  String telephone() { return "+212" + DIGITS + values.incrementAndGet() % 10; }

  String words(String about) { return about + " " + LATIN + next() + ", and nobody else knows of it."; }

  java.time.LocalDate born() { return java.time.LocalDate.of(1903, 4, 1 + values.incrementAndGet() % 28); }

  static boolean isIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return needles().anyMatch(needle -> lower.contains(needle.toLowerCase(Locale.ROOT)));
  }

  private static Stream<String> needles() { return Stream.of(LATIN, ARABIC, DIGITS, BORN); }

  /** Also as another program would have written it: in capitals, in two bytes a letter, in hexadecimal. */
  private static List<byte[]> spellings() {
    var all = new ArrayList<byte[]>();
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
      needles().flatMap(needle -> Stream.of(needle, needle.toLowerCase(Locale.ROOT), needle.toUpperCase(Locale.ROOT))).distinct()
        .forEach(needle -> all.addAll(inBytes(needle, charset)));
    return all;
  }

  private static List<byte[]> inBytes(String needle, Charset charset) {
    var bytes = needle.getBytes(charset);
    return List.of(bytes, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
  }

  /** By their first byte: there are hundreds of megabytes to look through. */
  private static final byte[][][] SPELLINGS = byFirst(spellings());

  private static byte[][][] byFirst(List<byte[]> needles) {
    var all = new byte[256][][];
    for (int first = 0; first < all.length; first++) {
      byte is = (byte) first;
      all[first] = needles.stream().filter(needle -> needle[0] == is).toArray(byte[][]::new);
    }
    return all;
  }

  static boolean isIn(byte[] bytes) {
    for (int at = 0; at < bytes.length; at++) for (var needle : SPELLINGS[bytes[at] & 0xff]) if (begins(bytes, at, needle)) return true;
    return false;
  }

  private static boolean begins(byte[] bytes, int at, byte[] needle) {
    if (at + needle.length > bytes.length) return false;
    for (int i = 1; i < needle.length; i++) if (bytes[at + i] != needle[i]) return false;
    return true;
  }

  /** The files beneath a folder that hold any of them, or are called so. */
  static List<String> filesWith(Path folder) {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        if (isIn(folder.relativize(file).toString())) found.add("the name of " + file);
        if (Files.isRegularFile(file) && isIn(bytes(file))) found.add(file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file); var out = new ByteArrayOutputStream()) {
      in.transferTo(out);
      return out.toByteArray();
    } catch (NoSuchFileException gone) {
      return new byte[0]; // the server tidies up while we look
    }
  }
}
