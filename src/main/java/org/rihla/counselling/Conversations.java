package org.rihla.counselling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations with the people of a case, and what each leaves them knowing. */
@Service
public class Conversations {

  /**
   * @param phase modality, interpreterMode, topics and outcome are of the code lists {@code counselling_phase}, {@code modality}, {@code interpreter_mode},
   *   {@code topic} and {@code counselling_outcome}
   * @param language spoken, ISO 639
   * @param teachBack whether the person said in their own words what they understood
   */
  public record Conversation(List<PersonId> persons, String phase, String modality, String language, @Nullable String interpreterMode,
    List<String> topics,
    boolean teachBack, String outcome) {

    Informing informing() { return new Informing(phase, language, interpreterMode, topics, teachBack); }
  }

  private final CaseDesk desk;
  private final Persons people;
  private final Tasks tasks;
  private final JdbcClient db;

  Conversations(CaseDesk desk, Persons people, Tasks tasks, JdbcClient db) {
    this.desk = desk;
    this.people = people;
    this.tasks = tasks;
    this.db = db;
  }

  @Transactional
  public Outcome hold(CaseId id, Conversation conversation) {
    var found = desk.open(id, Act.COUNSEL);
    conversation.persons().forEach(found::member);
    write(id, conversation, desk.today(), false, null);
    var today = desk.today();
    var knewBefore = desk.toldAs(found, Fact.INFORMED, Fact.YES); // since then: who hears it all once more has not signed too early
    var told = informed(conversation).stream().filter(person -> !knewBefore.contains(person))
      .map(person -> Told.of(person, Fact.INFORMED, Fact.YES, today)).toList();
    desk.record(found, Act.COUNSEL, "COUNSELLED", conversation.persons().size() == 1 ? conversation.persons().getFirst() : null,
      conversation.outcome(), told);
    tasks.finish(id, TaskKind.TELL_DESTINATION_CLOSED, TaskKind.TELL_NOT_ELIGIBLE);
    return Outcome.done();
  }

  /** Those who now know what they need: everything was covered, in a language they speak or through an interpreter, and they said it back. */
  private List<PersonId> informed(Conversation held) {
    return people.identities(held.persons()).entrySet().stream()
      .filter(each -> held.informing().lacking(each.getValue().language()).isEmpty()).map(Map.Entry::getKey).toList();
  }

  UUID write(CaseId id, Conversation held, LocalDate on, boolean twoOffices, @Nullable UUID session) {
    var conversation = Ids.next();
    db.sql(
      """
        with held as (
          insert into counselling.conversation (id, case_id, held_on, phase, modality, office, language, interpreter_mode, topics, teach_back, outcome, two_office, session_id, held_by)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id)
        insert into counselling.conversation_person (conversation_id, person_id) select held.id, unnest(?::uuid[]) from held""")
      .params(conversation, id.value(), on, held.phase(), held.modality(), Actor.current().office().value(), held.language(),
        held.interpreterMode(),
        held.topics().toArray(String[]::new), held.teachBack(), held.outcome(), twoOffices, session, Actor.current().id().value(),
        held.persons().stream().map(PersonId::value).toArray(UUID[]::new))
      .update();
    return conversation;
  }

  record Held(LocalDate on, String phase, String modality, String language, @Nullable String interpreterMode, List<String> topics,
    boolean teachBack, String outcome, boolean twoOffices, List<PersonId> persons) {

    Informing informing() { return new Informing(phase, language, interpreterMode, topics, teachBack); }
  }

  static final CaseRows<Held> HELD = new CaseRows<>("""
    select held_on, phase, modality, language, interpreter_mode, topics, teach_back, outcome, two_office,
      (select array_agg(p.person_id order by p.person_id) from counselling.conversation_person p where p.conversation_id = c.id) as persons
    from counselling.conversation c where case_id = ? order by held_on, id""",
    row -> new Held(row.date(1), row.text(2), row.text(3), row.text(4), row.maybeText(5), row.texts(6), row.yes(7), row.text(8), row.yes(9),
      row.ids(10).stream().map(PersonId::new).toList()));
}
