package org.rihla.programme;

import java.time.LocalDate;
import java.util.List;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.health.Examinations;
import org.rihla.health.Examinations.Examination;
import org.rihla.protection.BestInterests;
import org.rihla.protection.Children;
import org.rihla.protection.Holds;
import org.rihla.protection.Safety;
import org.springframework.stereotype.Component;

/** Protection and health officers, in both offices. */
@Component
class ProtectionVerbs {

  private final Holds holds;
  private final Safety safety;
  private final Children children;
  private final BestInterests bestInterests;
  private final Examinations examinations;

  ProtectionVerbs(Holds holds, Safety safety, Children children, BestInterests bestInterests, Examinations examinations) {
    this.holds = holds;
    this.safety = safety;
    this.children = children;
    this.bestInterests = bestInterests;
    this.examinations = examinations;
  }

  void hold(Replayed on, String reason) { on.as(Role.RETURN_COUNSELLOR, () -> holds.place(on.id(), reason)); }

  void release(Replayed on) {
    on.as(Role.PROTECTION_OFFICER, () -> holds.release(on.id(), "(invented) Spoke in private; no pressure, no fear."));
  }

  void reflect(Replayed on, int member, LocalDate until) {
    on.as(Role.PROTECTION_OFFICER, () -> safety.setReflectionPeriod(on.id(), on.person(member), until));
  }

  void resolve(Replayed on, int member, String resolution) {
    on.as(Role.PROTECTION_OFFICER, () -> safety.resolveProtection(on.id(), on.person(member), resolution, null));
  }

  void trace(Replayed on, int member, String result) {
    on.as(Role.PROTECTION_OFFICER, () -> children.traceFamily(on.id(), on.person(member), result, null));
  }

  void assessFamily(Replayed on, int member, String result) {
    on.name(on.whoAtOrigin(Role.PROTECTION_OFFICER), Compartment.CHILD);
    on.atOrigin(Role.PROTECTION_OFFICER,
      () -> children.assessFamily(on.id(), on.person(member), result, "(invented) The family was visited at home."));
  }

  void determine(Replayed on, int member, String decision) {
    var panel = List.of(on.staff(Role.OFFICE_MANAGER).id(), on.second(Role.OFFICE_MANAGER).id());
    on.name(on.second(Role.PROTECTION_OFFICER), Compartment.CHILD);
    on.asSecond(Role.PROTECTION_OFFICER,
      () -> bestInterests.open(on.id(), on.person(member), decision, "(invented) The options were weighed.", panel));
    on.as(Role.OFFICE_MANAGER, () -> bestInterests.answer(on.id(), on.person(member), true, null));
    on.asSecond(Role.OFFICE_MANAGER, () -> bestInterests.answer(on.id(), on.person(member), true, null));
  }

  void nameAdult(Replayed on, int member, String adult) {
    on.as(Role.PROTECTION_OFFICER, () -> children.nameReceivingAdult(on.id(), on.person(member), adult, "(invented) mother", "INV-ID"));
  }

  void signRisk(Replayed on, int member, String risk) {
    on.as(Role.PROTECTION_OFFICER,
      () -> safety.assessSecurityRisk(on.id(), on.person(member), risk, "(invented) Met at the airport, housed elsewhere."));
    on.name(on.whoAtOrigin(Role.PROTECTION_OFFICER), Compartment.TRAFFICKING);
    on.atOrigin(Role.PROTECTION_OFFICER,
      () -> safety.assessSecurityRisk(on.id(), on.person(member), risk, "(invented) Agreed with the office there."));
  }

  void examine(Replayed on, int member, String result, List<String> conditions, LocalDate validUntil) {
    on.as(Role.MEDICAL_OFFICER, () -> examinations.examine(on.id(),
      new Examination(on.person(member), "FIT_TO_TRAVEL", result, conditions, validUntil, false, null)));
    if (!conditions.isEmpty()) on.as(Role.MEDICAL_OFFICER, () -> examinations.meetConditions(on.id(), on.person(member), conditions));
  }

  void check(Replayed on, int member) {
    on.as(Role.MEDICAL_OFFICER, () -> examinations.checkBeforeEmbarkation(on.id(), on.person(member), true));
  }

  void nameFacility(Replayed on, String facility) {
    for (int member = 0; member < on.size(); member++) {
      int each = member;
      if (on.isHealthCase(member))
        on.as(Role.MEDICAL_OFFICER, () -> examinations.nameReceivingFacility(on.id(), on.person(each), facility, 30));
    }
  }
}
