package org.rihla.protection;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseSection;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.privacy.Place;
import org.rihla.protection.Findings.Finding;
import org.rihla.protection.Findings.Kind;
import org.rihla.protection.Holds.Hold;
import org.rihla.protection.Panels.Determination;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Three sections, because three circles of readers: that there is enhanced support or a hold (many), and the sealed files of children and of
 * trafficking (few). What was written stands in the circle of those who work on it; of the first, only those who lift
 * holds read why, and what was said only those of them who work on the case.
 */
@Configuration
class ProtectionSections {

  /** Says "support needed", never why: the categories are in the sealed sections. */
  @Bean
  @Order(30)
  CaseSection support(Access access, SupportDecisions decisions) {
    return CaseSection.of("protection", Compartment.SUPPORT)
      .each(Findings.of(Kind.SCREENING),
        (found, page) -> screened(found, page, access))
      .each(Holds.PLACED, (hold, page) -> held(hold, page, access))
      .each(Findings.of(Kind.PROTECTION_RESOLUTION),
        (found, page) -> stories(access, page)
          ? told(found, page, page.ui().code("protection_resolution", found.code()), "words.story")
          : null)
      .each(SupportDecisions.DECIDED, (decided, page) -> new Line(decided.on(), page.ui().t("support.decided"), decided.person(),
        page.ui().code("support_level", decided.level()) + (why(access, page) ? reasons(decisions.reasons(decided), page, access) : "")));
  }

  /** The answer is for those of the host's who work on the case, what was told for those who lift holds, and for who wrote it down. */
  private static @Nullable Line screened(Finding found, Page page, Access access) {
    boolean atHost = !Actor.current().office().equals(page.view().found().origin());
    if (!stories(access, page) && !(atHost && reads(access, Compartment.NOTES, page))) return line(found, page, "");
    var answer = page.ui().t("finding." + found.code());
    return stories(access, page) || found.by().equals(Actor.current().id())
      ? told(found, page, answer, "words.story")
      : line(found, page, answer);
  }

  /** A group that is the matter of a sealed part is told to the readers of that part. */
  private static String reasons(List<String> groups, Page page, Access access) {
    return groups.stream().filter(group -> reads(access, partOf(group), page))
      .map(group -> " · " + page.ui().code("report_group", group)).collect(Collectors.joining());
  }

  /** @param group of the code list {@code report_group} */
  private static Compartment partOf(String group) {
    return switch (group) {
      case "VOT" -> Compartment.TRAFFICKING;
      case "UASC" -> Compartment.CHILD;
      case "HEALTH" -> Compartment.HEALTH;
      default -> Compartment.SUPPORT;
    };
  }

  private static boolean reads(Access access, Compartment part, Page page) {
    return access.reading(part, page.view().found().subject()) == Decision.ALLOWED;
  }

  /** What was found and said is for those of them who work on the case. */
  private static boolean stories(Access access, Page page) {
    return why(access, page) && reads(access, Compartment.NOTES, page);
  }

  private static boolean why(Access access, Page page) { return access.may(Act.RELEASE_HOLD, page.view().found().subject()); }

  private static Line held(Hold hold, Page page, Access access) {
    var line = new Line(page.view().day(hold.placedAt()), page.ui().t(hold.liftedAt() == null ? "hold.placed" : "hold.lifted"), null,
      why(access, page) ? page.ui().code("hold_reason", hold.reason()) : "");
    return stories(access, page) && hold.closedFor() != null
      ? line.telling(page.ui().t("words.lifted"), Place.of(Holds.STORY, hold.id()), hold.closedFor(), Compartment.TRAFFICKING, hold.story())
      : line;
  }

  @Bean
  @Order(31)
  CaseSection child() {
    return CaseSection.of("child", Compartment.CHILD)
      .each(Findings.of(Kind.TRACING, Kind.FAMILY_ASSESSMENT, Kind.BEST_INTERESTS, Kind.RECEIVING_ADULT, Kind.LOOKED_AFTER),
        (found, page) -> switch (found.kind()) {
          case TRACING -> told(found, page, page.ui().code("tracing_result", found.code()), "words.story");
          case FAMILY_ASSESSMENT -> told(found, page, page.ui().code("family_assessment", found.code()), "words.visit");
          case BEST_INTERESTS -> line(found, page, page.ui().code("bid_decision", found.code()));
          case RECEIVING_ADULT -> told(found, page, "", "words.adult");
          case LOOKED_AFTER ->
            told(found, page, page.ui().t("finding.referred-to", page.ui().code("child_referral", found.code())), "words.done");
          case SCREENING, PROTECTION_RESOLUTION, SECURITY_RISK, REFLECTION_PERIOD -> null; // not asked for
        })
      .each(Panels.ROUNDS, ProtectionSections::round).knowing(Panels.WRITTEN);
  }

  /** With what its chair wrote, and why somebody did not agree. */
  private static Line round(Determination round, Page page) {
    var ui = page.ui();
    var line = new Line(round.openedOn(), ui.t("panel." + (round.open() ? "ASKED" : round.endedAs())), round.child(), ui.t("panel.round",
      ui.code("bid_decision", round.proposed()), round.members().size() - round.waiting().size(), round.members().size()));
    for (var written : page.answers().to(Panels.WRITTEN))
      if (written.round().equals(round.id()))
        line = line.telling(ui.t(written.byTheChair() ? "words.reasons" : "words.dissent"),
          written.place(), round.child(), Compartment.CHILD, written.closed());
    return line;
  }

  @Bean
  @Order(32)
  CaseSection trafficking(Vulnerabilities vulnerabilities) {
    return CaseSection.of("trafficking", Compartment.TRAFFICKING)
      .each(Vulnerabilities.KNOWN,
        (known, page) -> new Line(known.on(), page.ui().code("vulnerability", vulnerabilities.code(known)), known.person(),
          page.ui().code("vulnerability_status", known.status())))
      .each(Findings.of(Kind.SECURITY_RISK, Kind.REFLECTION_PERIOD), (found, page) -> told(found, page, sealed(found, page),
        "words.mitigation"));
  }

  private static String sealed(Finding found, Page page) {
    return found.kind() == Kind.SECURITY_RISK
      ? page.ui().code("risk_level", found.code()) + " · " + found.office()
      : page.ui().t("until", page.ui().date(found.until()));
  }

  private static Line line(Finding found, Page page, String detail) {
    return new Line(found.on(), page.ui().t("finding." + found.kind()), found.person(), detail);
  }

  /** With what was written of it. */
  private static @Nullable Line told(Finding found, Page page, String detail, String words) {
    return line(found, page, detail).telling(page.ui().t(words), Place.of(Findings.STORY, found.id()), found.person(),
      found.kind().sealed(), found.story());
  }
}
