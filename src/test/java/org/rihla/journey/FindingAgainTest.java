package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rihla.access.Role;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Sex;

/** Somebody who was here before, searched for as whoever asks would write the name. */
class FindingAgainTest extends AtWork {

  private static final String RABAT = "RBA";

  private Family named(String givenNames, String familyName) {
    var plain = Family.adult(Sex.F, "PRINCIPAL");
    var old = plain.identity();
    var who = new Identity(familyName, givenNames, null, old.sex(), old.birthDate(), old.birthPrecision(), old.nationality(),
      old.maritalStatus(), old.language());
    return Family.of(p, Programme.GUINEA, new Newcomer(who, plain.contact(), plain.role(), plain.legalStatus(), plain.consents(),
      new DuplicateAnswer("DIFFERENT_PERSON", null)));
  }

  private String found(Family family, String words) throws Exception {
    return pages.found(family, RABAT, Role.RETURN_COUNSELLOR, words).getContentAsString();
  }

  @ParameterizedTest
  @CsvSource({"سيسوكو, Sissoko, Zarouhi", "تراوري, Traoré, Zarouhi", "ديالو, Diallo, Zarouhi", "كيتا, Keïta, Zarouhi"})
  void a_name_written_in_arabic_letters_finds_who_was_registered_in_latin_ones(String asked, String known, String another)
    throws Exception {
    var family = named("Invented", known);
    var stranger = named("Invented", another);
    assertThat(found(family, asked)).contains(family.id.toString()).doesNotContain(stranger.id.toString());
  }

  @Test
  void a_search_for_nothing_says_what_to_write() throws Exception {
    var family = named("Invented", "Zarouhi");
    for (var nothing : new String[]{"", "   "})
      assertThat(found(family, nothing)).contains("Write a name, a telephone number or a case number").doesNotContain("no cases yet");
    assertThat(found(family, "Qqqqqqqq")).contains("Nobody was found");
  }
}
