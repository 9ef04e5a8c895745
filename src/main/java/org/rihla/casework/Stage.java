package org.rihla.casework;

/** Where a case stands. Until the arrival is confirmed the host office answers for the people, then the origin office. */
public enum Stage {
  REGISTERED, APPLIED, APPROVED, CLEARED, DEPARTED, ARRIVED, REINTEGRATING, CLOSED;

  public boolean beforeBoarding() {
    return switch (this) {
      case REGISTERED, APPLIED, APPROVED, CLEARED -> true;
      case DEPARTED, ARRIVED, REINTEGRATING, CLOSED -> false;
    };
  }

  public boolean home() {
    return switch (this) {
      case ARRIVED, REINTEGRATING -> true;
      case REGISTERED, APPLIED, APPROVED, CLEARED, DEPARTED, CLOSED -> false;
    };
  }
}
