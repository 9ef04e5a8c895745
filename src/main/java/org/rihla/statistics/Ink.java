package org.rihla.statistics;

import java.util.Locale;

/** What something is drawn in: by its name on a page, which has a dark scheme too, and by its colour on paper. */
public enum Ink {
  INK("#1f2933"), MUTED("#52606d"), RULE("#cbd2d9"), SHADE("#eef2f5"), PAPER("#ffffff"), ACCENT("#0b5d77"),
  /** Lines. */
  ONE("#0b5d77"), TWO("#9a3412"), THREE("#4d6b0a"),
  /** Parts of a whole, each lighter than the one before, and what is written on them. */
  DEEP("#0b5d77"), ON_DEEP("#ffffff"), MIDDLE("#79b3c2"), ON_MIDDLE("#1f2933"), PALE("#dcebef"), ON_PALE("#1f2933"),
  /** Countries: nobody, some, more, and a number that is not shown. */
  LAND("#e4e7eb"), FEW("#c3dde4"), SOME("#79b3c2"), MANY("#2f8099"), MOST("#0b4a60"), VEILED("#f2dfb8");

  private final String paper;

  Ink(String paper) { this.paper = paper; }

  public String paper() { return paper; }

  public String named() { return "i-" + name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
