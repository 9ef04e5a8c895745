package org.rihla.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Who runs the programme, as texts name it. */
@SpringBootTest
@Transactional
class OrganisationTest {

  @Autowired
  JdbcClient db;

  private Organisation configured(String fr, String en, String ar) { return new Organisation(db, fr, en, ar); }

  @Test
  void a_name_in_each_language_or_none() {
    for (var half : new String[][]{{"A", "", ""}, {"A", "B", " "}, {"", "", "ج"}})
      assertThatThrownBy(() -> configured(half[0], half[1], half[2])).isInstanceOf(IllegalStateException.class).hasMessageContaining(
        "rihla.organisation");
    assertThat(configured("A", "B", "ج").today()).hasValueSatisfying(names -> assertThat(names.in(Language.AR)).isEqualTo("ج"));
  }

  @Test
  void the_newest_names_hold_and_the_older_can_still_be_read() {
    var from = configured("", "", "");
    int before = from.called(new Organisation.Names("A", "B", "ج"));
    assertThat(from.called(new Organisation.Names("A", "B", "ج"))).as("the same is not given twice").isEqualTo(before);
    int after = from.called(new Organisation.Names("A", "C", "ج"));
    assertThat(after).isGreaterThan(before);
    assertThat(from.numbered()).isEqualTo(after);
    assertThat(from.get(before).en()).isEqualTo("B");
  }

  @Test
  void what_is_configured_goes_before_what_a_profile_said_and_gets_a_number_when_it_is_first_read() {
    configured("", "", "").called(new Organisation.Names("A", "B", "ج"));
    var configured = configured("X", "Y", "ي");
    assertThat(configured.today()).hasValueSatisfying(names -> assertThat(names.en()).isEqualTo("Y"));
    var number = configured.numbered();
    assertThat(number).isNotNull().isEqualTo(configured.numbered());
    assertThat(configured.get(number).fr()).isEqualTo("X");
  }
}
