package org.rihla.protection;

import static org.rihla.web.Field.*;

import java.util.List;
import org.rihla.access.Act;
import org.rihla.casework.CaseForm;
import org.rihla.casework.Safeguard;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.web.Entry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What protection asks on the screen. */
@Configuration
class ProtectionForms {

  private static final String SECTION = "protection";

  private static Answer answer(Entry entry, String question) { return Answer.valueOf(entry.text(question)); }

  @Bean
  CaseForm screen(Screening screening) {
    return CaseForm.of("screening", Act.SCREEN, SECTION).beforeBoarding().meets(Safeguard.VULNERABILITY_SCREENED)
      .asks(view -> List.of(view.whichMember(), asked("fearOfReturn"), asked("underPressure"), asked("detained"), asked("unaccompanied"),
        many("vulnerabilities", "vulnerability"),
        one("status", "screening_status").preset("SUSPECTED"), longText("story").optional()))
      .does((view, entry) -> screening.screen(view.id(),
        new Screened(entry.person(), answer(entry, "fearOfReturn"), answer(entry, "underPressure"), answer(entry, "detained"),
          answer(entry, "unaccompanied"),
          entry.all("vulnerabilities").stream().map(code -> new Vulnerability(code, entry.text("status"), "SELF")).toList(),
          entry.maybe("story"))));
  }

  @Bean
  CaseForm identify(Screening screening) {
    return CaseForm.of("vulnerability", Act.SCREEN, SECTION)
      .asks(view -> List.of(view.whichMember(), one("vulnerability", "vulnerability"), one("status", "vulnerability_status"),
        one("source", "vulnerability_source")))
      .does((view, entry) -> screening.identify(view.id(), entry.person(),
        new Vulnerability(entry.text("vulnerability"), entry.text("status"), entry.text("source"))));
  }

  @Bean
  CaseForm decideSupport(SupportDecisions decisions) {
    return CaseForm.of("support-decision", Act.DECIDE_SUPPORT, SECTION)
      .asks(view -> List.of(view.whichMember(), one("level", "support_level"), many("reasons", "report_group")))
      .does((view, entry) -> decisions.decide(view.id(), entry.person(), entry.text("level"), entry.all("reasons")));
  }

  @Bean
  CaseForm placeHold(Holds holds) {
    return CaseForm.of("hold", Act.PLACE_HOLD, SECTION).beforeBoarding().asks(_ -> List.of(one("holdReason", "hold_reason")))
      .does((view, entry) -> holds.place(view.id(), entry.text("holdReason")));
  }

  @Bean
  CaseForm releaseHold(Holds holds) {
    return CaseForm.of("hold-release", Act.RELEASE_HOLD, SECTION).beforeBoarding().meets(Safeguard.NO_HOLD)
      .asks(_ -> List.of(longText("story")))
      .does((view, entry) -> holds.release(view.id(), entry.text("story")));
  }

  @Bean
  CaseForm resolveProtection(Safety safety) {
    return CaseForm.of("protection-resolution", Act.RESOLVE_PROTECTION, SECTION).beforeBoarding()
      .meets(Safeguard.INTERNATIONAL_PROTECTION_RESOLVED)
      .asks(view -> List.of(view.whichMember(), one("resolution", "protection_resolution"), longText("story").optional()))
      .does((view, entry) -> safety.resolveProtection(view.id(), entry.person(), entry.text("resolution"), entry.maybe("story")));
  }

  @Bean
  CaseForm securityRisk(Safety safety) {
    return CaseForm.of("security-risk", Act.ASSESS_SECURITY_RISK, SECTION).beforeBoarding().meets(Safeguard.SECURITY_RISK_SIGNED)
      .asks(view -> List.of(view.whichMember(), one("risk", "risk_level"), longText("mitigation")))
      .does((view, entry) -> safety.assessSecurityRisk(view.id(), entry.person(), entry.text("risk"), entry.text("mitigation")));
  }

  @Bean
  CaseForm reflection(Safety safety) {
    return CaseForm.of("reflection-period", Act.SET_REFLECTION_PERIOD, SECTION).beforeBoarding().meets(Safeguard.REFLECTION_PERIOD_OVER)
      .asks(view -> List.of(view.whichMember(), date("until")))
      .does((view, entry) -> safety.setReflectionPeriod(view.id(), entry.person(), entry.date("until")));
  }

  @Bean
  CaseForm traceFamily(Children children) {
    return CaseForm.of("family-tracing", Act.TRACE_FAMILY, SECTION).beforeBoarding().meets(Safeguard.FAMILY_TRACED_AND_ASSESSED)
      .asks(view -> List.of(view.whichMember(), one("tracing", "tracing_result"), longText("story").optional()))
      .does((view, entry) -> children.traceFamily(view.id(), entry.person(), entry.text("tracing"), entry.maybe("story")));
  }

  @Bean
  CaseForm assessFamily(Children children) {
    return CaseForm.of("family-assessment", Act.ASSESS_FAMILY, SECTION).beforeBoarding().meets(Safeguard.FAMILY_TRACED_AND_ASSESSED)
      .asks(view -> List.of(view.whichMember(), one("family", "family_assessment"), longText("story")))
      .does((view, entry) -> children.assessFamily(view.id(), entry.person(), entry.text("family"), entry.text("story")));
  }

  @Bean
  CaseForm lookedAfter(Children children) {
    return CaseForm.of("child-looked-after", Act.LOOK_AFTER_CHILD, SECTION).when(view -> !children.toLookAfter(view).isEmpty())
      .asks(view -> List.of(view.which(children.toLookAfter(view)), one("referredTo", "child_referral"), longText("whatWasDone")))
      .does((view, entry) -> children.lookedAfter(view.id(), entry.person(), entry.text("referredTo"), entry.text("whatWasDone")));
  }

  @Bean
  CaseForm receivingAdult(Children children) {
    return CaseForm.of("receiving-adult", Act.NAME_RECEIVING_ADULT, SECTION).beforeBoarding().meets(Safeguard.RECEIVING_ADULT_IDENTIFIED)
      .asks(view -> List.of(view.whichMember(), text("adultName"), text("relation"), text("identityPaper")))
      .does((view, entry) -> children.nameReceivingAdult(view.id(), entry.person(), entry.text("adultName"), entry.text("relation"),
        entry.text("identityPaper")));
  }
}
