package org.rihla.monitoring;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.people.Persons;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How it went, asked in waves. Answers are closed with the person's key; scores stay open for counting. */
@Service
public class Surveys {

  static final String ANSWERS = "monitoring.survey.answers";

  private final CaseDesk desk;
  private final Persons persons;
  private final Codes codes;
  private final Seals seals;
  private final JdbcClient db;

  Surveys(CaseDesk desk, Persons persons, Codes codes, Seals seals, JdbcClient db) {
    this.desk = desk;
    this.persons = persons;
    this.codes = codes;
    this.seals = seals;
    this.db = db;
  }

  /**
   * @param wave of the code list {@code wave}; mode of {@code contact_channel}
   * @param answers item code to position on its scale, best first; items not answered are left out
   */
  @Transactional
  public Outcome take(CaseId id, PersonId person, String wave, String mode, Map<String, Integer> answers) {
    var found = desk.open(id, Act.SURVEY);
    found.member(person);
    if (!found.stage().home()) return Outcome.refused("not-arrived");
    if (persons.find(person).orElseThrow().minorOn(desk.today())) return Outcome.refused("adults-only");
    if (!wave.equals("ADHOC") && taken(id, person, wave)) return Outcome.refused("wave-taken");
    var earliest = earliest(found, wave);
    if (earliest.isAfter(desk.today())) return Outcome.refused("wave-too-early " + earliest);
    if (answers.isEmpty()) return Outcome.refused("no-answers");
    var survey = Ids.next();
    var scores = Instrument.PLACEHOLDER.score(answers).stream().filter(score -> score.value().isPresent()).toList();
    if (scores.isEmpty()) return Outcome.refused("too-few-answers"); // a survey that measures nothing would count as one that does
    db.sql(
      """
        with taken as (
          insert into monitoring.survey (id, case_id, person_id, wave, mode, instrument, taken_on, answers, taken_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id)
        insert into monitoring.score (survey_id, dimension, score, answered_share)
        select taken.id, s.dimension, s.score, s.answered from taken, unnest(?::text[], ?::numeric[], ?::numeric[]) as s (dimension, score, answered)""")
      .params(survey, id.value(), person.value(), wave, mode, Instrument.PLACEHOLDER.code(), desk.today(),
        seals.of(person).close(new TreeMap<>(answers).toString(), Place.of(ANSWERS, survey)), Actor.current().id().value(),
        scores.stream().map(Instrument.Score::dimension).toArray(String[]::new),
        scores.stream().map(score -> String.valueOf(score.value().orElseThrow())).toArray(String[]::new),
        scores.stream().map(score -> String.valueOf(score.answered())).toArray(String[]::new))
      .update();
    desk.record(found, Act.SURVEY, "SURVEYED", person, wave, Told.ofCase(Fact.MEASURED, wave, desk.today()));
    return Outcome.done();
  }

  /** The code list says how many days after arrival a wave may begin. */
  private LocalDate earliest(ReturnCase of, String wave) {
    var days = codes.attribute("wave", wave);
    var arrived = of.arrivedOn();
    return days.isEmpty() || arrived == null ? LocalDate.MIN : arrived.plusDays(Long.parseLong(days));
  }

  private boolean taken(CaseId id, PersonId person, String wave) {
    return db.sql("select count(*) from monitoring.survey where case_id = ? and person_id = ? and wave = ?")
      .params(id.value(), person.value(), wave).query(Long.class).single() > 0;
  }

  record Taken(UUID id, PersonId person, String wave, LocalDate on, @Nullable Double eco, @Nullable Double soc, @Nullable Double psy,
    byte[] answers) {
  }

  static final CaseRows<Taken> TAKEN = new CaseRows<>(
    """
      select s.person_id, s.wave, s.taken_on, max(c.score) filter (where c.dimension = 'ECO'), max(c.score) filter (where c.dimension = 'SOC'),
        max(c.score) filter (where c.dimension = 'PSY'), s.answers, s.id
      from monitoring.survey s left join monitoring.score c on c.survey_id = s.id where s.case_id = ? group by s.id order by s.taken_on, s.id""",
    row -> new Taken(row.id(8), row.person(1), row.text(2), row.date(3), row.maybeNumber(4), row.maybeNumber(5), row.maybeNumber(6),
      row.closed(7)));
}
