package org.rihla.values;

/** An office by its short code, such as {@code RBA} for Rabat: stable, and the first part of its case numbers. */
public record OfficeCode(String value) {

  public OfficeCode {
    if (!value.matches("[A-Z]{3}")) throw new IllegalArgumentException("an office code has three capital letters");
  }

  @Override
  public String toString() { return value; }
}
