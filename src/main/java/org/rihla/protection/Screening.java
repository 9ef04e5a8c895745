package org.rihla.protection;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.protection.Findings.Kind;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rapid screening that everybody gets, and the vulnerabilities it finds. Fear or pressure places a hold at once. */
@Service
public class Screening {

  /**
   * @param fearOfReturn and {@code underPressure} are red flags: they stop the case until a protection officer has looked
   * @param unaccompanied of a child: without parents or another caregiver by law or custom
   * @param vulnerabilities found
   */
  public record Screened(PersonId person, boolean fearOfReturn, boolean underPressure, boolean unaccompanied,
    List<Vulnerability> vulnerabilities, @Nullable String story) {
  }

  /** @param code status and source are of the code lists {@code vulnerability}, {@code vulnerability_status}, {@code vulnerability_source} */
  public record Vulnerability(String code, String status, String source) {
  }

  private final CaseDesk desk;
  private final Holds holds;
  private final Findings findings;
  private final Tasks tasks;
  private final Codes codes;
  private final JdbcClient db;

  Screening(CaseDesk desk, Holds holds, Findings findings, Tasks tasks, Codes codes, JdbcClient db) {
    this.desk = desk;
    this.holds = holds;
    this.findings = findings;
    this.tasks = tasks;
    this.codes = codes;
    this.db = db;
  }

  @Transactional
  public Outcome screen(CaseId id, Screened screened) {
    var found = desk.open(id, Act.SCREEN);
    var person = found.member(screened.person());
    findings.add(id, person, Kind.SCREENING, desk.today(), screened.fearOfReturn() || screened.underPressure() ? "RED_FLAG" : "NO_RED_FLAG",
      null, screened.story());
    screened.vulnerabilities().forEach(vulnerability -> add(id, person, vulnerability));
    var told = new ArrayList<>(List.of(Told.of(person, Fact.SCREENED, Fact.YES, desk.today()),
      Told.of(person, Fact.UNACCOMPANIED, screened.unaccompanied() ? Fact.YES : Fact.NO, desk.today())));
    told.addAll(traits(person, screened.vulnerabilities()));
    desk.record(found, Act.SCREEN, "SCREENED", person, "", told);
    if (screened.fearOfReturn()) holds.place(found, "FEAR_OF_RETURN");
    else if (screened.underPressure()) holds.place(found, "COERCION_SUSPECTED");
    return Outcome.done();
  }

  /** Found at any time, before or after the return. It re-opens the questions that depend on it. */
  @Transactional
  public Outcome identify(CaseId id, PersonId person, Vulnerability vulnerability) {
    var found = desk.open(id, Act.SCREEN);
    add(id, found.member(person), vulnerability);
    desk.record(found, Act.SCREEN, "VULNERABILITY", person, "", traits(person, List.of(vulnerability)));
    askForAssessment(found);
    return Outcome.done();
  }

  private void askForAssessment(ReturnCase found) {
    tasks.ask(found.id(), Actor.current().office(), Role.PROTECTION_OFFICER, "ASSESS_VULNERABILITY", desk.today().plusDays(7));
  }

  private void add(CaseId id, PersonId person, Vulnerability vulnerability) {
    db.sql(
      """
        insert into protection.vulnerability (id, case_id, person_id, code, report_group, status, source, identified_on, identified_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(Ids.next(), id.value(), person.value(), vulnerability.code(), codes.attribute("vulnerability", vulnerability.code()),
        vulnerability.status(),
        vulnerability.source(), desk.today(), Actor.current().id().value())
      .update();
  }

  /** What the safeguards must know of a vulnerability: that there is one of a kind, never which. */
  private List<Told> traits(PersonId person, List<Vulnerability> vulnerabilities) {
    var told = new ArrayList<Told>();
    var groups = vulnerabilities.stream().filter(v -> !v.status().equals("REFUTED")).map(v -> codes.attribute("vulnerability", v.code()))
      .toList();
    if (groups.contains("VOT")) told.add(Told.of(person, Fact.TRAFFICKED, Fact.YES, desk.today()));
    if (groups.contains("HEALTH")) told.add(Told.of(person, Fact.HEALTH_CASE, Fact.YES, desk.today()));
    return told;
  }

  record Known(PersonId person, String code, String group, String status, LocalDate on) {
  }

  List<Known> vulnerabilities(CaseId id) {
    return db.sql(
      "select person_id, code, report_group, status, identified_on from protection.vulnerability where case_id = ? order by identified_on, id")
      .param(id.value())
      .query((ResultSet row, int _) -> new Known(new PersonId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3),
        row.getString(4),
        row.getObject(5, LocalDate.class)))
      .list();
  }
}
