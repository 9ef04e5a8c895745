package org.rihla.protection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.Substance;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.protection.Findings.Kind;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those for whom return itself may be the danger: people under international protection, and victims of trafficking. */
@Service
public class Safety {

  private final CaseDesk desk;
  private final Findings findings;
  private final Tasks tasks;

  Safety(CaseDesk desk, Findings findings, Tasks tasks) {
    this.desk = desk;
    this.findings = findings;
    this.tasks = tasks;
  }

  /** @param resolution of the code list {@code protection_resolution} */
  @Transactional
  public Outcome resolveProtection(CaseId id, PersonId person, String resolution, @Nullable String story) {
    var found = desk.open(id, Act.RESOLVE_PROTECTION);
    findings.add(id, found.member(person), Kind.PROTECTION_RESOLUTION, desk.today(), resolution, null, story);
    desk.record(found, Act.RESOLVE_PROTECTION, "PROTECTION_RESOLVED", person, "",
      Told.of(person, Fact.PROTECTION_RESOLVED, resolution, desk.today()));
    return Outcome.done();
  }

  /**
   * One office's signature under the risk of return. Both offices must sign, and neither signs a high risk away.
   *
   * @param level of the code list {@code risk_level}
   */
  @Transactional
  public Outcome assessSecurityRisk(CaseId id, PersonId person, String level, String mitigation) {
    var found = desk.open(id, Act.ASSESS_SECURITY_RISK);
    found.member(person);
    if (Substance.lacking(mitigation)) return Outcome.refused("reason-too-short");
    findings.add(id, person, Kind.SECURITY_RISK, desk.today(), level, null, mitigation);
    boolean byOrigin = Actor.current().office().equals(found.origin());
    desk.record(found, Act.ASSESS_SECURITY_RISK, "SECURITY_RISK_SIGNED", person, "",
      Told.of(person, byOrigin ? Fact.RISK_SIGNED_BY_ORIGIN : Fact.RISK_SIGNED_BY_HOST, level.equals("HIGH") ? Fact.NO : Fact.YES,
        desk.today()));
    if (!byOrigin) tasks.ask(id, found.origin(), TaskKind.SIGN_SECURITY_RISK);
    else tasks.finish(id, TaskKind.SIGN_SECURITY_RISK);
    return Outcome.done();
  }

  /** Time to recover and to think, before any departure. */
  @Transactional
  public Outcome setReflectionPeriod(CaseId id, PersonId person, LocalDate until) {
    var found = desk.open(id, Act.SET_REFLECTION_PERIOD);
    var inForce = desk.told(found, person, Fact.REFLECTION_PERIOD);
    if (until.isBefore(desk.today().plusDays(desk.reflectionDays())) && inForce == null) return Outcome.refused("reflection-too-short");
    if (inForce != null && inForce.until() != null && until.isBefore(inForce.until())) return Outcome.refused("reflection-only-longer");
    findings.add(id, found.member(person), Kind.REFLECTION_PERIOD, desk.today(), "SET", until, null);
    desk.record(found, Act.SET_REFLECTION_PERIOD, "REFLECTION_PERIOD", person, "",
      new Told(person, Fact.REFLECTION_PERIOD, Fact.YES, desk.today(), until));
    return Outcome.done();
  }
}
