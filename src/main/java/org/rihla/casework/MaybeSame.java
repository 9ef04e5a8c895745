package org.rihla.casework;

/** Somebody known who is much like a newcomer, as far as the reader may see. @param likeness 0 to 1 */
public record MaybeSame(String name, String born, String nationality, String caseNumber, double likeness, String personId) {

  public boolean outOfSight() { return personId.isEmpty(); }
}
