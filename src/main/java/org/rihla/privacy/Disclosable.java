package org.rihla.privacy;

import org.rihla.access.Compartment;

/** What can be handed on of a person, in the pieces in which people agree to it: single fields of who they are and how they are reached, and sections. */
public enum Disclosable {
  /** The header under the case number: stage, offices, dates. No name. */
  CASE(Compartment.CASE), FAMILY_NAME(Compartment.IDENTITY), GIVEN_NAMES(Compartment.IDENTITY), NAME_IN_SCRIPT(Compartment.IDENTITY),
  BIRTH_YEAR(Compartment.IDENTITY), BIRTH_DATE(Compartment.IDENTITY), SEX(Compartment.IDENTITY), NATIONALITY(Compartment.IDENTITY),
  MARITAL_STATUS(Compartment.IDENTITY), LANGUAGE(Compartment.IDENTITY), DOCUMENTS(Compartment.IDENTITY),
  /** Legal status in the host country, and everything about international protection. */
  ASYLUM(Compartment.IDENTITY), TELEPHONE(Compartment.CONTACT), ADDRESS(Compartment.CONTACT), PLACE_OF_RETURN(Compartment.CONTACT),
  CONTACT_IN_ORIGIN(Compartment.CONTACT), NOTES(Compartment.NOTES), SUPPORT(Compartment.SUPPORT), TRAFFICKING(Compartment.TRAFFICKING),
  CHILD(Compartment.CHILD), HEALTH(Compartment.HEALTH), FITNESS(Compartment.FITNESS), MOVEMENT(Compartment.MOVEMENT),
  MONEY(Compartment.MONEY), REINTEGRATION(Compartment.REINTEGRATION), MONITORING(Compartment.MONITORING);

  private final Compartment compartment;

  Disclosable(Compartment compartment) {
    this.compartment = compartment;
  }

  public Compartment compartment() { return compartment; }

  boolean sealed() { return compartment.sealed(); }

  /** A part of the file as a whole, and not a single field. */
  public boolean section() {
    return compartment != Compartment.IDENTITY && compartment != Compartment.CONTACT;
  }
}
