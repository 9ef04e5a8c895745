package org.rihla.health;

import static org.rihla.web.Field.*;

import java.util.List;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseForm;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.casework.Safeguard;
import org.rihla.casework.Stage;
import org.rihla.health.Examinations.Examination;
import org.rihla.privacy.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the medical officer is asked on the screen; and what everybody who prepares the journey sees of it: the result, never the reason. */
@Configuration
class HealthForms {

  private static final String SECTION = "health";

  @Bean
  CaseForm examine(Examinations examinations) {
    return CaseForm.of("examination", Act.EXAMINE, SECTION).beforeBoarding().meets(Safeguard.FIT_TO_TRAVEL)
      .asks(view -> List.of(view.whichMember(), one("examination", "examination_type").preset("FIT_TO_TRAVEL"),
        one("fitness", "examination_result"),
        many("conditions", "fitness_condition"), date("validUntil"), yes("needsCare"), longText("story").optional()))
      .does((view, entry) -> examinations.examine(view.id(),
        new Examination(entry.person(), entry.text("examination"), entry.text("fitness"), entry.all("conditions"),
          entry.date("validUntil"), entry.yes("needsCare"), entry.maybe("story"))));
  }

  @Bean
  CaseForm condition(Examinations examinations) {
    return CaseForm.of("condition", Act.MEET_CONDITION, SECTION).beforeBoarding().meets(Safeguard.FITNESS_CONDITIONS_MET)
      .asks(view -> List.of(view.whichMember(), many("conditions", "fitness_condition").needed()))
      .does((view, entry) -> examinations.meetConditions(view.id(), entry.person(), entry.all("conditions")));
  }

  @Bean
  CaseForm embarkation(Examinations examinations) {
    return CaseForm.of("embarkation-check", Act.CHECK_BEFORE_EMBARKATION, SECTION).during(Stage.CLEARED)
      .meets(Safeguard.EMBARKATION_CHECK_PASSED)
      .asks(view -> List.of(view.whichMember(), one("passed", "yes_no")))
      .does((view, entry) -> examinations.checkBeforeEmbarkation(view.id(), entry.person(), entry.text("passed").equals("YES")));
  }

  @Bean
  CaseForm facility(Examinations examinations) {
    return CaseForm.of("receiving-facility", Act.NAME_RECEIVING_FACILITY, SECTION).beforeBoarding()
      .meets(Safeguard.RECEIVING_FACILITY_NAMED)
      .asks(view -> List.of(view.whichMember(), text("facility"), number("medicineDays")))
      .does((view, entry) -> examinations.nameReceivingFacility(view.id(), entry.person(), entry.text("facility"),
        entry.number("medicineDays")));
  }

  /** The reason, and where care goes on, are read by those who care. */
  private static boolean why(Access access, Page page) {
    return access.reading(Compartment.HEALTH, page.view().found().subject()) == Decision.ALLOWED;
  }

  @Bean
  @Order(40)
  CaseSection fitness(Access access) {
    return CaseSection.of(SECTION, Compartment.FITNESS).each(Examinations.SEEN, (seen, page) -> {
      var ui = page.ui();
      var line = new Line(seen.on(), ui.code("examination_type", seen.type()), seen.person(),
        ui.code("examination_result", seen.result()) + " · " + ui.t("until", ui.date(seen.validUntil()))
          + seen.conditions().stream().map(condition -> " · " + ui.code("fitness_condition", condition)).collect(Collectors.joining()));
      return why(access, page)
        ? line.telling(ui.t("words.examination"), Place.of(Examinations.STORY, seen.id()), seen.person(), Compartment.HEALTH, seen.story())
        : line;
    }).each(Examinations.CONTINUITY, (care, page) -> why(access, page)
      ? new Line(care.on(), page.ui().t("health.continuity"), care.person(), page.ui().t("health.medicine", care.medicineDays()))
        .telling(page.ui().t("words.facility"), Place.of(Examinations.FACILITY, care.id()), care.person(), Compartment.HEALTH,
          care.facility())
      : null);
  }
}
