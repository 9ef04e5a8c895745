package org.rihla.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.rihla.access.Access;
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

/** What is sealed is read by somebody who proved in the last half hour that it is them. */
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
    var officer = staff.add("reader-of-sealed", Role.PROTECTION_OFFICER, RABAT, PASSWORD);
    db.sql("update access.staff set invented = true, factor_spared = true").update();
    var today = LocalDate.now();
    var ever = new Period(today.minusDays(9), null);
    var subject = new Subject(CaseId.next(), RABAT, null, new OfficeCode("GIN"), true, Map.of(officer.id(), new Subject.Worker(
      Role.PROTECTION_OFFICER, RABAT, today)), Map.of(officer.id(), SEALED), ever, ever);
    var browser = new Browser(context);
    browser.signIn(officer.login(), PASSWORD);
    for (int minutes : new int[]{0, 29, 31}) {
      var waiting = new AtomicReference<Set<Compartment>>();
      Calendar.at(Instant.now().plusSeconds(minutes * 60L), () -> officer.doing(() -> {
        var request = new MockHttpServletRequest("GET", "/cases");
        request.setCookies(new Cookie("rihla", browser.cookie("rihla")));
        filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> {
          waiting.set(access.waitingForProof(subject));
          for (var part : SEALED)
            assertThat(access.reading(part, subject)).as("%s after %s", part, minutes).isEqualTo(minutes < 30
              ? Decision.ALLOWED
              : Decision.DENIED);
          assertThat(access.reading(Compartment.NOTES, subject)).isEqualTo(Decision.ALLOWED);
        });
        return null;
      }));
      assertThat(waiting.get()).as("after %s", minutes).isEqualTo(minutes < 30 ? Set.of() : SEALED);
    }
  }
}
