package org.rihla.values;

/** Text on its way into somebody's spreadsheet: whatever it is, it stays text, and is never reckoned. */
public final class SpreadsheetText {

  /** With which a spreadsheet begins to reckon, as typed on any keyboard; and what it skips before it looks. */
  private static final String RECKONING = "=+-@\t\r\n\0＝＋－＠";

  private SpreadsheetText() {}

  /** The same text, after a quotation mark where it could be taken for a formula. */
  public static String safe(String text) {
    return text.isEmpty() || RECKONING.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
