package org.rihla.protection;

import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.protection.Findings.Finding;
import org.rihla.protection.Findings.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Three sections, because three circles of readers: that there is enhanced support or a hold (many), and the sealed files of children and of
 * trafficking (few).
 */
@Configuration
class ProtectionSections {

  /** Says "support needed", never why: the categories are in the sealed sections. */
  @Bean
  @Order(30)
  CaseSection support(Access access) {
    return CaseSection.of("protection", Compartment.SUPPORT)
      .each(Findings.of(Kind.SCREENING),
        (found, page) -> line(found, page, why(access, page) ? page.ui().t("finding." + found.code()) : ""))
      .each(Holds.PLACED, (hold, page) -> new Line(page.view().day(hold.placedAt()),
        page.ui().t(hold.liftedAt() == null ? "hold.placed" : "hold.lifted"), null,
        why(access, page) ? page.ui().code("hold_reason", hold.reason()) : ""))
      .each(Findings.of(Kind.PROTECTION_RESOLUTION),
        (found, page) -> why(access, page) ? line(found, page, page.ui().code("protection_resolution", found.code())) : null)
      .each(SupportDecisions.DECIDED, (decided, page) -> new Line(decided.on(), page.ui().t("support.decided"), decided.person(),
        page.ui().code("support_level", decided.level())));
  }

  private static boolean why(Access access, Page page) { return access.may(Act.RELEASE_HOLD, page.view().found().subject()); }

  @Bean
  @Order(31)
  CaseSection child() {
    return CaseSection.of("child", Compartment.CHILD)
      .each(Findings.of(Kind.TRACING, Kind.FAMILY_ASSESSMENT, Kind.BEST_INTERESTS, Kind.RECEIVING_ADULT),
        (found, page) -> line(found, page, switch (found.kind()) {
          case TRACING -> page.ui().code("tracing_result", found.code());
          case FAMILY_ASSESSMENT -> page.ui().code("family_assessment", found.code());
          case BEST_INTERESTS -> page.ui().code("bid_decision", found.code());
          case RECEIVING_ADULT, SCREENING, PROTECTION_RESOLUTION, SECURITY_RISK, REFLECTION_PERIOD -> "";
        }))
      .each(Panels.ROUNDS, (round, page) -> new Line(round.openedOn(), page.ui().t("panel." + (round.open() ? "ASKED" : round.endedAs())),
        round.child(), page.ui().t("panel.round", page.ui().code("bid_decision", round.proposed()),
          round.members().size() - round.waiting().size(), round.members().size())));
  }

  @Bean
  @Order(32)
  CaseSection trafficking() {
    return CaseSection.of("trafficking", Compartment.TRAFFICKING)
      .each(Screening.VULNERABILITIES, (known, page) -> new Line(known.on(), page.ui().code("vulnerability", known.code()), known.person(),
        page.ui().code("vulnerability_status", known.status())))
      .each(Findings.of(Kind.SECURITY_RISK, Kind.REFLECTION_PERIOD), (found, page) -> line(found, page, sealed(found, page)));
  }

  private static String sealed(Finding found, Page page) {
    return found.kind() == Kind.SECURITY_RISK
      ? page.ui().code("risk_level", found.code()) + " · " + found.office()
      : page.ui().t("until", page.ui().date(found.until()));
  }

  private static @Nullable Line line(Finding found, Page page, String detail) {
    return new Line(found.on(), page.ui().t("finding." + found.kind()), found.person(), detail);
  }
}
