package org.rihla.programme;

/** How a planned case stands at the end of the year. */
enum Outcome {
  RETURNED_THIS_YEAR, NO_SHOW_THEN_RETURNED, RETURNED_PREVIOUS_YEAR, WITHDREW, NO_SHOW_THEN_WITHDREW, NOT_RETURN_PROTECTION,
  PENDING_AT_YEAR_END;

  /** Counts among the persons returned in the year. */
  boolean returnedThisYear() {
    return switch (this) {
      case RETURNED_THIS_YEAR, NO_SHOW_THEN_RETURNED -> true;
      case RETURNED_PREVIOUS_YEAR, WITHDREW, NO_SHOW_THEN_WITHDREW, NOT_RETURN_PROTECTION, PENDING_AT_YEAR_END -> false;
    };
  }

  boolean missesTheFirstFlight() {
    return switch (this) {
      case NO_SHOW_THEN_RETURNED, NO_SHOW_THEN_WITHDREW -> true;
      case RETURNED_THIS_YEAR, RETURNED_PREVIOUS_YEAR, WITHDREW, NOT_RETURN_PROTECTION, PENDING_AT_YEAR_END -> false;
    };
  }
}
