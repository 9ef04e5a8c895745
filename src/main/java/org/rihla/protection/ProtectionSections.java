package org.rihla.protection;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseView;
import org.rihla.protection.Findings.Kind;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Three sections, because three circles of readers: that there is enhanced support or a hold (many), and the sealed files of children and of
 * trafficking (few).
 */
@Configuration
class ProtectionSections {

  private record Section(String key, Compartment compartment,
    java.util.function.BiFunction<CaseView, Ui, List<CaseSection.Line>> reads) implements CaseSection {

    @Override
    public List<Line> lines(CaseView view, Ui ui) { return reads.apply(view, ui); }
  }

  /** Says "support needed", never why: the categories are in the sealed sections. */
  @Bean
  @Order(30)
  CaseSection support(Holds holds, SupportDecisions decisions, Findings findings, Access access) {
    return new Section("protection", Compartment.SUPPORT, (view, ui) -> {
      var lines = new ArrayList<CaseSection.Line>();
      boolean why = access.may(Act.RELEASE_HOLD, view.found().subject());
      for (var found : findings.of(view.id(), List.of(Kind.SCREENING)))
        lines.add(line(found.on(), ui.t("finding.SCREENING"), found.person(), why ? ui.t("finding." + found.code()) : ""));
      for (var hold : holds.of(view.id()))
        lines.add(line(day(hold.placedAt(), view.zone()), ui.t(hold.liftedAt() == null ? "hold.placed" : "hold.lifted"), null,
          why ? ui.code("hold_reason", hold.reason()) : ""));
      if (why)
        for (var found : findings.of(view.id(), List.of(Kind.PROTECTION_RESOLUTION)))
          lines
            .add(line(found.on(), ui.t("finding.PROTECTION_RESOLUTION"), found.person(), ui.code("protection_resolution", found.code())));
      for (var decided : decisions.of(view.id()))
        lines.add(line(decided.on(), ui.t("support.decided"), decided.person(), ui.code("support_level", decided.level())));
      return lines;
    });
  }

  @Bean
  @Order(31)
  CaseSection child(Findings findings, Panels panels) {
    return new Section("child", Compartment.CHILD, (view, ui) -> {
      var lines = new ArrayList<>(findings(findings, view, ui));
      for (var round : panels.of(view.id()))
        lines.add(line(round.openedOn(), ui.t("panel." + (round.endedAs() == null ? "ASKED" : round.endedAs())), round.child(),
          ui.t("panel.round", ui.code("bid_decision", round.proposed()), round.members().size() - round.waiting().size(),
            round.members().size())));
      return lines;
    });
  }

  private static List<CaseSection.Line> findings(Findings findings, CaseView view, Ui ui) {
    return findings.of(view.id(), List.of(Kind.TRACING, Kind.FAMILY_ASSESSMENT, Kind.BEST_INTERESTS, Kind.RECEIVING_ADULT))
      .stream().map(found -> line(found.on(), ui.t("finding." + found.kind()), found.person(), switch (found.kind()) {
        case TRACING -> ui.code("tracing_result", found.code());
        case FAMILY_ASSESSMENT -> ui.code("family_assessment", found.code());
        case BEST_INTERESTS -> ui.code("bid_decision", found.code());
        case RECEIVING_ADULT, SCREENING, PROTECTION_RESOLUTION, SECURITY_RISK, REFLECTION_PERIOD -> "";
      })).toList();
  }

  @Bean
  @Order(32)
  CaseSection trafficking(Findings findings, Screening screening) {
    return new Section("trafficking", Compartment.TRAFFICKING, (view, ui) -> {
      var lines = new ArrayList<CaseSection.Line>();
      for (var known : screening.vulnerabilities(view.id()))
        lines.add(line(known.on(), ui.code("vulnerability", known.code()), known.person(),
          ui.code("vulnerability_status", known.status())));
      for (var found : findings.of(view.id(), List.of(Kind.SECURITY_RISK, Kind.REFLECTION_PERIOD)))
        lines.add(line(found.on(), ui.t("finding." + found.kind()), found.person(),
          found.kind() == Kind.SECURITY_RISK
            ? ui.code("risk_level", found.code()) + " · " + found.office()
            : ui.t("until", ui.date(found.until()))));
      return lines;
    });
  }

  private static CaseSection.Line line(LocalDate on, String what, org.rihla.values.@org.jspecify.annotations.Nullable PersonId about,
    String detail) {
    return new CaseSection.Line(on, what, about, detail);
  }

  private static LocalDate day(java.time.Instant moment, ZoneId zone) { return LocalDate.ofInstant(moment, zone); }
}
