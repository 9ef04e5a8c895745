package org.rihla.values;

import java.util.regex.Pattern;

/** A country or territory by its ISO 3166-1 alpha-3 code. Its names are reference data. */
public record Country(String code) implements Comparable<Country> {

  private static final Pattern ALPHA_3 = Pattern.compile("[A-Z]{3}");

  public Country {
    if (!ALPHA_3.matcher(code).matches()) throw new IllegalArgumentException("not an ISO 3166-1 alpha-3 code: " + code);
  }

  @Override
  public int compareTo(Country other) { return code.compareTo(other.code); }

  @Override
  public String toString() { return code; }
}
