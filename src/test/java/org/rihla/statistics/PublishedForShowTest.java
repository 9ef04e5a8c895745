package org.rihla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.programme.ProgrammeYear;
import org.rihla.values.Calendar;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Whoever looks at a demonstration as a donor or as an authority finds the year that is over, published by two. */
@SpringBootTest(properties = "rihla.demonstration=true")
@Import(PublishedForShowTest.SmallYear.class)
class PublishedForShowTest {

  @TestConfiguration
  static class SmallYear {

    @Bean
    ApplicationRunner open(ProgrammeYear year) {
      return _ -> year.replay(Path.of("src/test/resources/screens/small-year.yaml"), _ -> {});
    }
  }

  @Autowired
  PublishedForShow show;
  @Autowired
  Publications publications;
  @Autowired
  AllRows all;

  @Test
  void a_demonstration_has_its_year_published_by_two_and_once() throws Exception {
    Calendar.at(Instant.parse("2026-01-02T09:00:00Z"), () -> {
      show.publish();
      show.publish();
      return null;
    });
    var donor = new Actor(StaffId.next(), "invented", Role.DONOR, new OfficeCode("RBA"));
    assertThat(donor.<Integer>doing(() -> publications.all().stream().filter(each -> each.version() != null).map(
      Publications.Publication::year).reduce((one, more) -> -1).orElse(0))).isEqualTo(2025);
    assertThat(all.sql("select asked_by <> answered_by from access.second_look where kind = 'PUBLICATION'").query(Boolean.class).list())
      .containsExactly(true);
  }
}
