package org.rihla.statistics;

import java.util.List;

/** What a figure is broken down by. Keys with an order of their own keep it; all others go by size. */
public enum Dimension {
  NONE, COUNTRY,
  SEX("F", "M", "X"),
  AGE_GROUP("0-4", "5-11", "12-17", "18-24", "25-34", "35-59", "60+", "UNKNOWN"),
  LEGAL_STATUS, SERVICE,
  DIMENSION("ECO", "SOC", "PSY", "CHILD", "NONE"),
  REPORT_GROUP("UASC", "VOT", "HEALTH", "PROTECTION", "OTHER"),
  STAGE("REGISTERED", "APPLIED", "APPROVED", "CLEARED", "DEPARTED", "ARRIVED", "REINTEGRATING"),
  WAVE_AND_DIMENSION("BASELINE.ECO", "BASELINE.SOC", "BASELINE.PSY", "MIDTERM.ECO", "MIDTERM.SOC", "MIDTERM.PSY", "ENDLINE_12M.ECO",
    "ENDLINE_12M.SOC",
    "ENDLINE_12M.PSY", "ENDLINE_18M.ECO", "ENDLINE_18M.SOC", "ENDLINE_18M.PSY", "ADHOC.ECO", "ADHOC.SOC", "ADHOC.PSY"),
  CLOSURE_REASON, SAFEGUARD,
  /** {@code 01.APPLICATION}: the month of departure, and one of the three parts of the wait. */
  MONTH_AND_PART,
  /** {@code MAD.01.RESERVED}: at the end of that month. */
  CURRENCY_AND_MONTH;

  /** The parts of the wait, as they follow each other. */
  static final List<String> PARTS = List.of("APPLICATION", "APPROVAL", "DEPARTURE");
  /** What money can be. */
  static final List<String> MONEY = List.of("AVAILABLE", "RESERVED", "PAID");

  private final List<String> order;

  Dimension(String... order) { this.order = List.of(order); }

  /** The place of a key among its own; keys without a place come last. */
  int place(String key) {
    int at = order.indexOf(key);
    return at < 0 ? order.size() : at;
  }

  /** Whether the rows follow their keys, as time does. */
  boolean chronological() {
    return this == MONTH_AND_PART || this == CURRENCY_AND_MONTH;
  }

  /** Whether each person stands in one row only, so that the rows add up to the total. */
  boolean partition() {
    return switch (this) {
      case COUNTRY, SEX, AGE_GROUP, LEGAL_STATUS, CLOSURE_REASON -> true;
      case NONE, SERVICE, DIMENSION, REPORT_GROUP, SAFEGUARD, STAGE, WAVE_AND_DIMENSION, MONTH_AND_PART, CURRENCY_AND_MONTH -> false;
    };
  }
}
