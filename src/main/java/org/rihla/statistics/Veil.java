package org.rihla.statistics;

/** Why a number is not shown. @param below that it is fewer than this, and at least one; 0 for one that would tell what another is */
record Veil(int below) {

  static final Veil WITHHELD = new Veil(0);

  String said(Voice voice) {
    return below == 0 ? voice.t("value.withheld") : voice.t("value.fewer", below);
  }
}
