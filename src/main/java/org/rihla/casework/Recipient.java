package org.rihla.casework;

import static org.rihla.casework.Recipient.Given.*;

import java.util.EnumSet;
import java.util.Set;
import org.rihla.access.Compartment;

/** An authority that may be given something, and the list of what: nothing else ever, whoever asks and whoever approves. */
enum Recipient {
  /** Of the country that people go home to: so that it can issue their travel documents. Only with their consent. */
  CONSULATE("C_SHARE_CONSULATE", EnumSet.of(FAMILY_NAME, GIVEN_NAMES, SEX, BIRTH_DATE, NATIONALITY, PAPER_NUMBER)),
  /** Of the host state: so that it lets people leave on a day. */
  EXIT_AUTHORITY("C_SHARE_STATE_HOST", EnumSet.of(FAMILY_NAME, GIVEN_NAMES, BIRTH_DATE, NATIONALITY, PAPER_NUMBER, DEPARTURE));

  /** One field of an extract. Words: message {@code field.extract.<field>}. */
  enum Given {
    FAMILY_NAME(Compartment.IDENTITY), GIVEN_NAMES(Compartment.IDENTITY), SEX(Compartment.IDENTITY), BIRTH_DATE(Compartment.IDENTITY),
    NATIONALITY(Compartment.IDENTITY), PAPER_NUMBER(Compartment.IDENTITY), DEPARTURE(Compartment.MOVEMENT);

    private final Compartment of;

    Given(Compartment of) { this.of = of; }

    Compartment of() { return of; }
  }

  private final String consent;
  private final Set<Given> approved;

  Recipient(String consent, Set<Given> approved) {
    this.consent = consent;
    this.approved = approved;
  }

  /** Of the code list {@code consent_purpose}. */
  String consent() { return consent; }

  Set<Given> approved() { return EnumSet.copyOf(approved); }

  /**
   * Whether a case may stand in an extract at all. Anybody who ever asked for protection, or whose file has sealed parts, is given to no authority in a list, nor are
   * those who travel with them; and what was never asked counts as if it were so. What they need is asked for by a person, for them alone.
   */
  static boolean mayBeGiven(Evidence facts) {
    return !facts.members().isEmpty() && !facts.someone(Recipient::isProtected);
  }

  private static boolean isProtected(Member member) {
    var screened = member.of(Fact.SCREENED);
    if (screened == null || !screened.finding().equals(Fact.YES)) return true;
    return member.underInternationalProtection() || member.is(Fact.PROTECTION_NEED) || member.of(Fact.PROTECTION_RESOLVED) != null
      || member.is(Fact.TRAFFICKED) || member.of(Fact.REFLECTION_PERIOD) != null || member.is(Fact.UNACCOMPANIED)
      || member.of(Fact.BEST_INTERESTS) != null
      || !member.legalStatus().matches("IRREGULAR_ENTRY|VISA_OVERSTAY|PERMIT_EXPIRED|PERMIT_REVOKED|REGULAR_WORKER|STUDENT|OTHER_REGULAR");
  }
}
