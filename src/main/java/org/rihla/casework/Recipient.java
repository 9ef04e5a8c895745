package org.rihla.casework;

import static org.rihla.casework.Recipient.Given.*;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rihla.access.Compartment;
import org.rihla.people.Papers;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Purpose;
import org.rihla.values.Country;

/** An authority that may be given something, and the list of what: nothing else ever, whoever asks and whoever approves. */
enum Recipient {
  /** Of the country that people go home to: so that it can issue their travel documents. Only with their consent. */
  CONSULATE(Purpose.C_SHARE_CONSULATE, EnumSet.of(FAMILY_NAME, GIVEN_NAMES, SEX, BIRTH_DATE, NATIONALITY, PAPER_NUMBER)),
  /** Of the host state: so that it lets people leave on a day. */
  EXIT_AUTHORITY(Purpose.C_SHARE_STATE_HOST, EnumSet.of(FAMILY_NAME, GIVEN_NAMES, BIRTH_DATE, NATIONALITY, PAPER_NUMBER, DEPARTURE));

  /** One field of an extract. Words: message {@code field.extract.<field>}. */
  enum Given {
    FAMILY_NAME(Disclosable.FAMILY_NAME), GIVEN_NAMES(Disclosable.GIVEN_NAMES), SEX(Disclosable.SEX), BIRTH_DATE(Disclosable.BIRTH_DATE),
    NATIONALITY(Disclosable.NATIONALITY), PAPER_NUMBER(Disclosable.DOCUMENTS), DEPARTURE(Disclosable.MOVEMENT);

    private final Disclosable told;

    Given(Disclosable told) { this.told = told; }

    Compartment of() { return told.compartment(); }

    /** What must have been agreed to. */
    static Set<Disclosable> told(Collection<Given> fields) {
      return fields.stream().map(field -> field.told).collect(Collectors.toSet());
    }
  }

  private final Purpose consent;
  private final Set<Given> approved;

  Recipient(Purpose consent, Set<Given> approved) {
    this.consent = consent;
    this.approved = approved;
  }

  Purpose consent() { return consent; }

  Set<Given> approved() { return EnumSet.copyOf(approved); }

  /**
   * Whether a case may stand in an extract at all. Anybody who ever asked for protection, or whose file has sealed parts, is given to no authority in a list, nor are
   * those who travel with them; and what was never asked counts as if it were so. What they need is asked for by a person, for them alone.
   */
  static boolean mayBeGiven(Evidence facts) {
    return !facts.members().isEmpty() && !facts.someone(Recipient::isProtected);
  }

  /** Of those who may stand in it: a consulate is told of whoever still lacks a paper to travel with, and of nobody else. */
  Collection<Member> meant(Evidence facts, LocalDate today) {
    return switch (this) {
      case CONSULATE -> {
        var leaving = facts.plannedDeparture() == null ? today : facts.plannedDeparture();
        var needed = facts.rules().documentNeededUntil(leaving);
        yield facts.members().stream().filter(each -> !each.holds(Fact.TRAVEL_DOCUMENT, needed, Fact.YES)).toList();
      }
      case EXIT_AUTHORITY -> facts.members();
    };
  }

  /**
   * Whether they are given the number of such a paper. That somebody is a refugee is no authority's matter; a consulate finds by a lost
   * one of its own who it is, and learns of no other.
   */
  boolean mayKnow(Paper paper, Country nationality) {
    if (!Papers.TO_TRAVEL_WITH.contains(paper.type()) || paper.type().equals("REFUGEE_TRAVEL_DOC")) return false;
    return switch (this) {
      case CONSULATE -> paper.issuer().equals(nationality) && !paper.location().equals("NEVER_HELD");
      case EXIT_AUTHORITY -> paper.isHeld();
    };
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
