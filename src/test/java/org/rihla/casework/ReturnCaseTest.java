package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.access.Handover;
import org.rihla.access.Subject;
import org.rihla.values.CaseId;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;

/** Who belongs to a case, and who answers for them. */
@Tag("rules")
class ReturnCaseTest {

  private static final PersonId MOTHER = PersonId.next();
  private static final PersonId CHILD = PersonId.next();
  private static final LocalDate DAY = LocalDate.of(2026, 2, 2);

  private static ReturnCase seenArriving(@Nullable LocalDate arrived) {
    var id = CaseId.next();
    var host = new OfficeCode("RBA");
    var origin = new OfficeCode("GIN");
    var never = new Subject.Period(null, null);
    return new ReturnCase(id, "RBA-26-00001-A", Stage.DEPARTED, 1, host, null, origin, new Country("GIN"), true, false, MOTHER,
      List.of(MOTHER, CHILD),
      DAY, DAY, DAY, arrived, null, null, new Subject(id, host, null, origin, true, Map.of(), Map.of(), never, never));
  }

  @Test
  void the_host_answers_for_them_until_they_have_been_seen_arriving() {
    assertThat(seenArriving(null).custody()).isEqualTo("HOST");
    assertThat(seenArriving(DAY).custody()).isEqualTo("ORIGIN");
    assertThat(seenArriving(null).custodian()).isEqualTo(new OfficeCode("RBA"));
    assertThat(seenArriving(DAY).custodian()).isEqualTo(new OfficeCode("GIN"));
  }

  @Test
  void the_office_above_answers_with_its_own_and_nobody_at_home_before_they_are_there() {
    for (var host : List.of(new OfficeCode("RBA"), new OfficeCode("CAS"))) {
      assertThat(seenArriving(null).isInCustodyOf(host)).isTrue();
      assertThat(seenArriving(DAY).isInCustodyOf(host)).isFalse();
    }
    assertThat(seenArriving(null).isInCustodyOf(new OfficeCode("GIN"))).isFalse();
    assertThat(seenArriving(DAY).isInCustodyOf(new OfficeCode("GIN"))).isTrue();
  }

  @Test
  void what_was_offered_is_worked_on_at_home_once_it_is_accepted() {
    var accepted = seenArriving(null);
    assertThat(accepted.sharedAndAccepted()).isTrue();
    var of = accepted.subject();
    assertThat(shared(accepted, true, Handover.NONE).sharedAndAccepted()).isFalse();
    assertThat(shared(accepted, false, of.handover()).sharedAndAccepted()).isFalse();
  }

  private static ReturnCase shared(ReturnCase as, boolean shared, Handover handover) {
    var of = as.subject();
    return new ReturnCase(as.id(), as.number(), as.stage(), as.version(), as.host(), null, as.origin(), as.country(), shared, false, MOTHER,
      List.of(MOTHER, CHILD), DAY, DAY, DAY, null, null, null,
      new Subject(of.id(), of.host(), null, of.origin(), shared, Map.of(), Map.of(), of.travelling(), of.paying(), of.apart(), handover));
  }

  @Test
  void whoever_is_not_of_the_group_is_not_found_in_it() {
    assertThat(seenArriving(null).member(CHILD)).isEqualTo(CHILD);
    assertThatThrownBy(() -> seenArriving(null).member(PersonId.next())).isInstanceOf(NotFound.class);
  }
}
