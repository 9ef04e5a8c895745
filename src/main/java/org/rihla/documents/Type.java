package org.rihla.documents;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file can be, known by how it begins; what it is called says nothing. */
enum Type {
  PDF("application/pdf", "pdf", "255044462d"), JPEG("image/jpeg", "jpg", "ffd8ff"), PNG("image/png", "png", "89504e470d0a1a0a");

  private final String media;
  private final String ending;
  private final byte[] beginning;

  Type(String media, String ending, String beginning) {
    this.media = media;
    this.ending = ending;
    this.beginning = HexFormat.of().parseHex(beginning);
  }

  String media() { return media; }

  String ending() { return ending; }

  static Optional<Type> of(byte[] file) {
    return Arrays.stream(values()).filter(type -> file.length > type.beginning.length
      && Arrays.equals(file, 0, type.beginning.length, type.beginning, 0, type.beginning.length)).findFirst();
  }
}
