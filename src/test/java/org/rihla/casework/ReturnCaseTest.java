package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  }

  @Test
  void whoever_is_not_of_the_group_is_not_found_in_it() {
    assertThat(seenArriving(null).member(CHILD)).isEqualTo(CHILD);
    assertThatThrownBy(() -> seenArriving(null).member(PersonId.next())).isInstanceOf(NotFound.class);
  }
}
