package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Family.MONDAY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.assistance.Deliveries.Delivery;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Leaver;
import org.rihla.health.Examinations.Examination;
import org.rihla.people.Contact;
import org.rihla.people.Papers.Paper;
import org.rihla.privacy.Consents.Consent;
import org.rihla.protection.Screening.Vulnerability;
import org.rihla.values.Money;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;

/** A verb about a person checks that person against the case it is asked for: a right over one file is no right over another. */
class StrangersTest extends AtWork {

  private record Verb(Role role, boolean atHome, Callable<?> deed) {
  }

  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  private void host(String name, Role role, Callable<?> deed) { verbs.put(name, new Verb(role, false, deed)); }

  private void origin(String name, Callable<?> deed) { verbs.put(name, new Verb(Role.ORIGIN_CASE_WORKER, true, deed)); }

  private void everyVerbDoesNotFind(Family family, PersonId stranger) {
    assertThat(verbs).isNotEmpty();
    var rows = rows(stranger);
    verbs.forEach(
      (name, verb) -> assertThatThrownBy(() -> family.at(verb.atHome() ? family.to.code() : Programme.RABAT, verb.role(), verb.deed()))
        .as(name).isInstanceOf(NotFound.class));
    assertThat(rows(stranger)).as("nothing was written about the stranger").isEqualTo(rows);
  }

  /** How often each table that knows persons names this one. */
  private Map<String, Long> rows(PersonId person) {
    var rows = new LinkedHashMap<String, Long>();
    for (var table : new TreeSet<>(p.db
      .sql(
        """
          select distinct n.nspname || '.' || c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
          where a.attname = 'person_id' and c.relkind = 'r' and n.nspname not like 'pg\\_%'""")
      .query(String.class).list()))
      rows.put(table, p.db.sql("select count(*) from " + table + " where person_id = ?").param(person.value()).query(Long.class).single());
    return rows;
  }

  @Test
  void before_departure_nothing_is_done_to_a_member_of_another_case() {
    var family = Family.registered(p).approved();
    var id = family.id;
    var stranger = Family.registered(p).mother();
    var today = family.today;

    host("consent", Role.RETURN_COUNSELLOR, () -> p.consenting.record(id, stranger, new Consent("C_PROCESS", "CONSENT", true,
      "SIGNATURE", "fr", false)));
    host("withdraw consent", Role.RETURN_COUNSELLOR, () -> p.consenting.withdraw(id, stranger, "C_PROCESS", "", "IN_PERSON"));
    host("paper", Role.RETURN_COUNSELLOR,
      () -> p.particulars.recordPaper(id, stranger, new Paper("PASSPORT", "INV1", family.to, null, MONDAY
        .plusYears(1), "WITH_APPLICANT")));
    host("contact", Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(id, stranger, new Contact(null, true, null, null, null)));
    host("counsel", Role.RETURN_COUNSELLOR, () -> p.conversations.hold(id, Family.conversation(List.of(family.mother(), stranger))));
    host("book session", Role.RETURN_COUNSELLOR, () -> p.sessions.book(id, List.of(stranger), JourneyTest.slot(), "fr", null));
    host("session held", Role.RETURN_COUNSELLOR, () -> p.sessions.held(id, List.of(stranger), "VIDEO", List.of(), true, "PROCEED"));
    host("declare", Role.RETURN_COUNSELLOR, () -> p.declarations.sign(id, new Declaration(stranger, "fr", "SIGNATURE", true, null, null)));
    host("withdraw", Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(id, stranger, "PHONE"));
    host("withdraw alone", Role.RETURN_COUNSELLOR,
      () -> p.declarations.withdrawAlone(id, new Leaver(stranger, "PHONE", null, null)));
    host("reconfirm", Role.MOVEMENTS_OFFICER, () -> p.declarations.reconfirm(id, stranger, true, true, "fr"));
    host("screen", Role.RETURN_COUNSELLOR, () -> p.screening.screen(id, Family.nothingFound(stranger)));
    host("identify", Role.RETURN_COUNSELLOR, () -> p.screening.identify(id, stranger, new Vulnerability("VOT_P", "SUSPECTED", "SELF")));
    host("support", Role.PROTECTION_OFFICER, () -> p.support.decide(id, stranger, "STANDARD", List.of()));
    host("resolve protection", Role.PROTECTION_OFFICER, () -> p.safety.resolveProtection(id, stranger, "UNHCR_CONSULTED_RETURN", null));
    host("security risk", Role.PROTECTION_OFFICER, () -> p.safety.assessSecurityRisk(id, stranger, "LOW", "None."));
    host("reflection", Role.PROTECTION_OFFICER, () -> p.safety.setReflectionPeriod(id, stranger, today.plusDays(30)));
    host("trace", Role.PROTECTION_OFFICER, () -> p.children.traceFamily(id, stranger, "FOUND", null));
    host("assess family", Role.PROTECTION_OFFICER, () -> p.children.assessFamily(id, stranger, "POSITIVE", "Visited."));
    host("panel", Role.PROTECTION_OFFICER, () -> p.bestInterests.open(id, stranger, "RETURN", "Reasons.",
      List.of(p.as(Role.OFFICE_MANAGER, "RBA").id(), p.as(Role.OFFICE_MANAGER, "RBA", "2").id())));
    host("panel answers", Role.OFFICE_MANAGER, () -> p.bestInterests.answer(id, stranger, true, null));
    host("panel again", Role.PROTECTION_OFFICER, () -> p.bestInterests.reopen(id, stranger));
    host("receiving adult", Role.PROTECTION_OFFICER, () -> p.children.nameReceivingAdult(id, stranger, "Aunt", "aunt", "INV"));
    host("examine", Role.MEDICAL_OFFICER,
      () -> p.examinations.examine(id, new Examination(stranger, "FIT_TO_TRAVEL", "FIT", List.of(), today
        .plusDays(20), false, null)));
    host("conditions", Role.MEDICAL_OFFICER, () -> p.examinations.meetConditions(id, stranger, List.of()));
    host("embarkation", Role.MEDICAL_OFFICER, () -> p.examinations.checkBeforeEmbarkation(id, stranger, true));
    host("facility", Role.MEDICAL_OFFICER, () -> p.examinations.nameReceivingFacility(id, stranger, "Clinic", 30));
    host("needs", Role.RETURN_COUNSELLOR, () -> p.needs.assess(id, stranger, List.of("FOOD")));
    host("deliver", Role.RETURN_COUNSELLOR, () -> p.deliveries.deliverBeforeDeparture(id, delivery(stranger, "FOOD")));
    host("request document", Role.MOVEMENTS_OFFICER, () -> p.documents.request(id, stranger, "LAISSEZ_PASSER"));
    host("document progress", Role.MOVEMENTS_OFFICER, () -> p.documents.progress(id, stranger, "APPOINTMENT_SET"));
    host("document issued", Role.MOVEMENTS_OFFICER, () -> p.documents.issued(id, stranger, "INV", today.plusYears(1)));
    host("book", Role.MOVEMENTS_OFFICER, () -> p.journeys.book(id, List.of(stranger), Family.booking(today.plusDays(9))));
    host("escort", Role.MOVEMENTS_OFFICER, () -> p.journeys.assignEscort(id, stranger, "NON_MEDICAL", "Somebody"));
    everyVerbDoesNotFind(family, stranger);
  }

  @Test
  void after_arrival_nothing_is_done_to_a_member_of_another_case() {
    var family = Family.registered(p).reintegrating();
    var id = family.id;
    var stranger = Family.registered(p).reintegrating().mother();
    origin("reassess", () -> p.plans.reassess(id, stranger, List.of("INCOME"), false));
    origin("activity", () -> p.plans.addActivity(id, stranger, "CASH", "MED", 1, "Cash."));
    origin("instalment", () -> p.instalments.request(id, stranger, 100, "ARRIVAL", "QUOTE"));
    origin("deliver", () -> p.deliveries.deliverAfterReturn(id, delivery(stranger, "CASH")));
    origin("refer", () -> p.referrals.refer(id, stranger, "Invented partner", "HEALTH", family.today.plusDays(9), true));
    origin("survey", () -> p.surveys.take(id, stranger, "BASELINE", "CALL", Map.of()));
    origin("attempt", () -> p.attempts.attempt(id, stranger, "CALL", "NO_ANSWER"));
    everyVerbDoesNotFind(family, stranger);
  }

  private static Delivery delivery(PersonId to, String service) {
    return new Delivery(to, service, 1, "UNIT", new Money(100, "MAD"), "IN_KIND", "Invented partner");
  }
}
