package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Role;
import org.rihla.access.Staff;
import org.rihla.access.Subject;
import org.rihla.access.Subject.Period;
import org.rihla.values.Calendar;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is sealed is read by somebody who proved in the last half hour that it is them, and has not left since. */
@SpringBootTest(properties = {"rihla.demonstration=true", "rihla.sign-in.step-up=true", "rihla.sign-in.idle=1h"})
class ReadingProofTest {

  private static final String PASSWORD = "four plain words here";
  private static final OfficeCode RABAT = new OfficeCode("RBA");
  private static final Set<Compartment> SEALED = EnumSet.of(Compartment.TRAFFICKING, Compartment.CHILD);

  @Autowired
  ApplicationContext context;
  @Autowired
  Staff staff;
  @Autowired
  Access access;
  @Autowired
  ReadingProofFilter filter;
  @Autowired
  JdbcClient db;

  @Test
  void sealed_parts_close_half_an_hour_after_the_proof_and_the_rest_stays_open() throws Exception {
    var somebody = new Somebody("reader-of-sealed");
    for (int minutes : new int[]{0, 4, 8, 12, 16, 20, 24, 28}) assertThat(somebody.waits(minutes)).as("after %s", minutes).isEmpty();
    assertThat(somebody.waits(31)).isEqualTo(SEALED);
  }

  @Test
  void whoever_went_away_for_five_minutes_is_asked_again_whatever_else_was_looked_at_first() throws Exception {
    var somebody = new Somebody("who-went-away");
    assertThat(somebody.waits(0)).isEmpty();
    assertThat(somebody.waits(4)).isEmpty();
    assertThat(somebody.waits(10)).as("nobody was here for six minutes").isEqualTo(SEALED);
    assertThat(somebody.waits(11)).as("and whoever is here now has proved nothing").isEqualTo(SEALED);
  }

  @Test
  void a_page_that_asks_by_itself_is_nobody_being_here() throws Exception {
    var somebody = new Somebody("page-left-open");
    assertThat(somebody.waits(0)).isEmpty();
    for (int minutes = 1; minutes <= 4; minutes++) assertThat(somebody.waits(minutes, "by-itself")).as("after %s", minutes).isEmpty();
    assertThat(somebody.waits(6, "by-itself")).isEqualTo(SEALED);
  }

  /** Who may read sealed parts of a case, signed in. */
  private final class Somebody {

    private final Actor officer;
    private final Subject subject;
    private final Browser browser = new Browser(context);

    Somebody(String login) throws Exception {
      officer = staff.add(login, Role.PROTECTION_OFFICER, RABAT, PASSWORD);
      db.sql("update access.staff set invented = true, factor_spared = true").update();
      var today = LocalDate.now();
      var ever = new Period(today.minusDays(9), null);
      subject = new Subject(CaseId.next(), RABAT, null, new OfficeCode("GIN"), true, Map.of(officer.id(), new Subject.Worker(
        Role.PROTECTION_OFFICER, RABAT, today)), Map.of(officer.id(), SEALED), ever, ever);
      browser.signIn(officer.login(), PASSWORD);
    }

    /** What waits for a proof so long after they came in. Everything else stays open. */
    Set<Compartment> waits(int minutes) throws Exception {
      return waits(minutes, null);
    }

    Set<Compartment> waits(int minutes, @Nullable String query) throws Exception {
      var waiting = new AtomicReference<Set<Compartment>>();
      Calendar.at(Instant.now().plusSeconds(minutes * 60L), () -> officer.doing(() -> {
        var request = new MockHttpServletRequest("GET", "/cases");
        request.setQueryString(query);
        request.setCookies(new Cookie("rihla", browser.cookie("rihla")));
        filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> {
          waiting.set(access.waitingForProof(subject));
          for (var part : SEALED)
            assertThat(access.reading(part, subject)).as("%s after %s", part, minutes).isEqualTo(waiting.get().isEmpty()
              ? Decision.ALLOWED
              : Decision.DENIED);
          assertThat(access.openSeals(subject)).isEqualTo(waiting.get().isEmpty() ? SEALED : Set.of());
          assertThat(access.reading(Compartment.NOTES, subject)).isEqualTo(Decision.ALLOWED);
        });
        return null;
      }));
      return waiting.get();
    }
  }
}
