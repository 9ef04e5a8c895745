package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.casework.Safeguard.ELIGIBLE;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.values.PersonId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** What can be read of a case when one of the group has left it. */
@SpringBootTest
class AfterLeavingTest {

  private static final String REASON = "The mother asked for it in writing.";

  @Autowired
  ApplicationContext context;

  Programme p;
  Pages pages;

  @BeforeEach
  void a_programme_at_work() throws Exception {
    p = new Programme(context);
    pages = new Pages(context);
  }

  private void leaves(Family family, PersonId who, @Nullable PersonId successor) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdrawAlone(family.id, new Leaver(who, "PHONE", null, successor))));
  }

  @Test
  void the_page_is_there_when_the_principal_left_after_an_override_was_asked() throws Exception {
    var family = Family.registered(p).applied();
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, ELIGIBLE, REASON, false)));
    leaves(family, family.mother(), family.everybody.get(1));
    done(family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, ELIGIBLE, "So does the father, today.", false)));
    var managers = pages.ofCase(family, RABAT, Role.OFFICE_MANAGER);
    assertThat(managers.getStatus()).isEqualTo(200);
    assertThat(managers.getContentAsString()).contains(REASON, "So does the father, today.");
    assertThat(pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getStatus()).isEqualTo(200);
  }
}
