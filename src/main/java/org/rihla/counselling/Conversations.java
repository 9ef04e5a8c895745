package org.rihla.counselling;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Fact;
import org.rihla.casework.Outcome;
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

  /** Without these nobody can decide freely (domain rules V1 and A). */
  static final Set<String> NEEDED_TO_DECIDE = Set.of("LEGAL_OPTIONS_TO_STAY", "ASYLUM_RIGHTS", "AVRR_TERMS",
    "REINTEGRATION_OFFER_AND_LIMITS", "RIGHT_TO_WITHDRAW");

  /**
   * @param phase modality, interpreterMode, topics and outcome are of the code lists {@code counselling_phase}, {@code modality}, {@code interpreter_mode},
   *   {@code topic} and {@code counselling_outcome}
   * @param language spoken, ISO 639
   * @param teachBack whether the person said in their own words what they understood
   */
  public record Conversation(List<PersonId> persons, String phase, String modality, String language, @Nullable String interpreterMode,
    List<String> topics,
    boolean teachBack, String outcome) {
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
    var told = informed(conversation).stream().map(person -> Told.of(person, Fact.INFORMED, Fact.YES, today)).toList();
    desk.record(found, Act.COUNSEL, "COUNSELLED", conversation.persons().size() == 1 ? conversation.persons().getFirst() : null,
      conversation.outcome(), told);
    tasks.finish(id, "TELL_DESTINATION_CLOSED");
    return Outcome.done();
  }

  /** Those who now know what they need: everything was covered, in a language they speak or through an interpreter, and they said it back. */
  private List<PersonId> informed(Conversation held) {
    if (!held.teachBack() || !held.phase().equals("PRE_DECISION") || !held.topics().containsAll(NEEDED_TO_DECIDE)) return List.of();
    if (held.interpreterMode() != null) return held.persons();
    return people.identities(held.persons()).entrySet().stream().filter(e -> e.getValue().language().equals(held.language()))
      .map(java.util.Map.Entry::getKey).toList();
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

  record Held(LocalDate on, String phase, String modality, String language, List<String> topics, boolean teachBack, String outcome,
    boolean twoOffices, int persons) {
  }

  static final CaseRows<Held> HELD = new CaseRows<>("""
    select held_on, phase, modality, language, topics, teach_back, outcome, two_office,
      (select count(*) from counselling.conversation_person p where p.conversation_id = c.id) as persons
    from counselling.conversation c where case_id = ? order by held_on, id""",
    row -> new Held(row.date(1), row.text(2), row.text(3), row.text(4), row.texts(5), row.yes(6), row.text(7), row.yes(8), row.count(9)));
}
