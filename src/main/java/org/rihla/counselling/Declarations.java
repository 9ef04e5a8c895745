package org.rihla.counselling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.CaseView;
import org.rihla.casework.Fact;
import org.rihla.casework.Leaving;
import org.rihla.casework.Moves;
import org.rihla.casework.Outcome;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.casework.Stopping;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.casework.Told;
import org.rihla.database.CaseRows;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Witness;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.web.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The declarations of voluntary return: signed, reconfirmed at the airport, or withdrawn. Each is a dated statement of one person. */
@Service
public class Declarations {

  /** Letters of the shortest thing that a child can be said to have said. */
  private static final int A_WORD = 3;
  static final String GUARDIAN = "counselling.statement.guardian";
  static final String MANDATE = "counselling.statement.mandate";
  private static final Set<String> WITH_THE_TEXT = Set.of("DECLARED", "CHILD_REFUSED");
  static final String CHILDS_VIEW = "counselling.statement.childs_view";
  static final String WITNESS = "counselling.statement.witness";
  /** How what nobody signs was said, of the code list {@code how_recorded}: alone with whoever asked, or by the channel that is noted. */
  private static final String IN_PRIVATE = "IN_PRIVATE";
  private static final String BY_ITS_CHANNEL = "BY_ITS_CHANNEL";
  private static final String TEXT_VERSION = "declaration.version";
  private static final String NO_TEXT = "-";

  /** Who speaks for a child. @param mandate by what right: mother, father, a decision of a court */
  public record Guardian(String name, String mandate) {
  }

  /**
   * @param howGiven of the code list {@code how_given}
   * @param guardian who signs for a child
   * @param witness who was there when it was said and not signed
   */
  public record Declaration(PersonId person, String language, String howGiven, boolean readAloud, @Nullable Guardian guardian,
    @Nullable ChildsView childsView, @Nullable String witness) {

    /** Signed, or otherwise before no witness. */
    public Declaration(PersonId person, String language, String howGiven, boolean readAloud, @Nullable Guardian guardian,
      @Nullable ChildsView childsView) {
      this(person, language, howGiven, readAloud, guardian, childsView, null);
    }

    boolean lacksItsWitness() { return Witness.isNeeded(howGiven) && witness == null; }

    @Nullable
    String words() { return childsView == null ? null : childsView.words(); }
  }

  /** What a child wants, of the code list {@code childs_wish}, and says, in the child's own words. */
  public record ChildsView(String wish, String words) {

    private static final String NO = "DOES_NOT_WANT";
  }

  private final CaseDesk desk;
  private final Moves moves;
  private final Leaving leaving;
  private final Stopping stopping;
  private final Persons persons;
  private final Tasks tasks;
  private final Seals seals;
  private final Messages words;
  private final JdbcClient db;

  Declarations(CaseDesk desk, Moves moves, Leaving leaving, Stopping stopping, Persons persons, Tasks tasks, Seals seals, Messages words,
    JdbcClient db) {
    this.desk = desk;
    this.moves = moves;
    this.leaving = leaving;
    this.stopping = stopping;
    this.persons = persons;
    this.tasks = tasks;
    this.seals = seals;
    this.words = words;
    this.db = db;
  }

  /** A minor's is in force only with a guardian's signature, and with the child heard. */
  @Transactional
  public Outcome sign(CaseId id, Declaration said) {
    var found = desk.open(id, Act.DECLARE);
    var person = found.member(said.person());
    if (found.stage() != Stage.REGISTERED && !declareAnew(found).contains(person)) return Outcome.refused("already-applied");
    var today = desk.today();
    if (!isInformed(desk.told(found, person, Fact.INFORMED), persons.find(person).orElseThrow())) return Outcome.refused("not-informed");
    boolean minor = persons.find(person).orElseThrow().minorOn(today);
    var missing = new ArrayList<>(minor ? missing(found, said) : List.<String>of());
    if (said.lacksItsWitness()) missing.add("witness-needed");
    if (Witness.isNeeded(said.howGiven()) && !said.readAloud()) missing.add("read-aloud-needed");
    if (!missing.isEmpty()) return new Outcome.Refused(missing);
    if (minor && said.childsView() != null && said.childsView().wish().equals(ChildsView.NO)) return childSaysNo(found, said);
    write(id, said, "DECLARED", today);
    var told = new ArrayList<>(List.of(Told.of(person, Fact.DECLARATION, Fact.YES, today)));
    if (minor) told.addAll(List.of(Told.of(person, Fact.GUARDIAN, Fact.YES, today), Told.of(person, Fact.CHILDS_VIEW, Fact.YES, today)));
    desk.record(found, Act.DECLARE, "DECLARED", person, said.howGiven(), told);
    tasks.finish(id, person, TaskKind.DECLARE_AS_ADULT, TaskKind.DECLARE_AS_CHILD);
    return Outcome.done();
  }

  /** Who is old enough to hear everything themselves has heard it before they declare. */
  private boolean isInformed(@Nullable Told informed, Identity who) {
    return informed != null || !desk.mustBeInformed(who);
  }

  /** Those of the group for whom a conversation comes first. */
  List<PersonId> uninformed(CaseView view) {
    return view.found().members().stream().filter(view.people()::containsKey)
      .filter(person -> !isInformed(view.told(person, Fact.INFORMED), view.identity(person))).toList();
  }

  /** No signature erases it: nothing moves until protection has listened to the child, and then the child is asked again. */
  private Outcome childSaysNo(ReturnCase found, Declaration said) {
    write(found.id(), said, "CHILD_REFUSED", desk.today());
    desk.record(found, Act.DECLARE, "CHILD_REFUSED", said.person(), said.howGiven(),
      Told.of(said.person(), Fact.DECLARATION, Fact.NO, desk.today()), Told.of(said.person(), Fact.CHILDS_VIEW, Fact.NO, desk.today()));
    stopping.stop(found, "CHILD_REFUSES");
    return Outcome.done();
  }

  /** Those whose declaration no longer says what it should, although the case went on: they came of age, or their age was corrected. */
  List<PersonId> declareAnew(ReturnCase found) {
    if (!found.stage().beforeBoarding()) return List.of();
    return Stream.concat(cameOfAge(found).stream(), ofAnotherAge(found).stream()).distinct().toList();
  }

  /** Those who declared, and were then found to be older or younger than was written down. */
  private List<PersonId> ofAnotherAge(ReturnCase found) {
    return desk.toldAs(found, Fact.DECLARATION, Fact.AGAIN);
  }

  /** Those who declared as a child, with a guardian, and have turned 18 before boarding: now it is for them to say. */
  private List<PersonId> cameOfAge(ReturnCase found) {
    return persons.identities(found.members()).entrySet().stream()
      .filter(each -> each.getValue().grewUpBetween(found.registeredOn(), desk.today())) // few are, and only they are asked about
      .filter(each -> {
        var declared = desk.told(found, each.getKey(), Fact.DECLARATION);
        return declared != null && each.getValue().minorOn(declared.from());
      }).map(Map.Entry::getKey).toList();
  }

  /** A child does not sign alone, and nobody signs for a child who was not heard. */
  private List<String> missing(ReturnCase found, Declaration said) {
    var missing = new ArrayList<String>();
    missing.addAll(missing(found, said.guardian()));
    if (said.words() == null || said.words().chars().filter(Character::isLetter).count() < A_WORD) missing.add("childs-view-needed");
    return missing;
  }

  private List<String> missing(ReturnCase found, @Nullable Guardian guardian) {
    var missing = new ArrayList<String>();
    if (guardian == null || guardian.name().isBlank()) missing.add("guardian-needed");
    if (guardian == null || guardian.mandate().isBlank()) missing.add("mandate-needed");
    if (guardian != null && isAChild(found, guardian.name())) missing.add("guardian-is-a-child");
    return missing;
  }

  /** Children answer neither for themselves nor for each other. */
  private boolean isAChild(ReturnCase found, String name) {
    var words = words(name);
    return persons.identities(found.members()).values().stream().filter(each -> each.minorOn(desk.today()))
      .anyMatch(each -> words(each.fullName()).equals(words));
  }

  /** Whatever their order and case. */
  private static Set<String> words(String name) {
    return Set.copyOf(List.of(name.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }

  private void write(CaseId id, Declaration said, String kind, LocalDate on) {
    var seal = said.guardian() == null && said.words() == null ? null : seals.toClose(said.person(), Compartment.CHILD);
    var statement = Ids.next();
    db.sql(
      """
        insert into counselling.statement (id, case_id, person_id, kind, said_on, language, how_given, read_aloud, text_version, guardian, mandate, childs_view, witness)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(statement, id.value(), said.person().value(), kind, on, said.language(), said.howGiven(), said.readAloud(),
        WITH_THE_TEXT.contains(kind) ? words.text(TEXT_VERSION, Language.FR) : NO_TEXT,
        seal == null || said.guardian() == null ? null : seal.close(said.guardian().name(), Place.of(GUARDIAN, statement)),
        seal == null || said.guardian() == null ? null : seal.close(said.guardian().mandate(), Place.of(MANDATE, statement)),
        seal == null ? null : seal.close(said.words(), Place.of(CHILDS_VIEW, statement)),
        said.witness() == null ? null : seals.of(said.person()).close(said.witness(), Place.of(WITNESS, statement)))
      .update();
  }

  /** On the day, in private: yes, or no. A no takes the person out of the journey at once. */
  @Transactional
  public Outcome reconfirm(CaseId id, PersonId person, boolean stillWants, boolean inPrivate, String language) {
    var found = desk.open(id, Act.RECONFIRM_WILL);
    found.member(person);
    if (found.stage() != Stage.CLEARED) return Outcome.refused("not-cleared");
    if (!inPrivate) return Outcome.refused("not-in-private");
    write(id, new Declaration(person, language, IN_PRIVATE, false, null, null),
      stillWants ? "RECONFIRMED" : "REFUSED_AT_DEPARTURE", desk.today());
    if (!stillWants) {
      // Nobody asks until the answer is yes: without a declaration in force no gate opens any more.
      desk.record(found, Act.RECONFIRM_WILL, "WILL_REFUSED", person, "", Told.of(person, Fact.WILL_RECONFIRMED, Fact.NO, desk.today()),
        Told.of(person, Fact.DECLARATION, Fact.NO, desk.today()), Told.of(person, Fact.SEAT, Fact.NO, desk.today()));
      return Outcome.done();
    }
    desk.record(found, Act.RECONFIRM_WILL, "WILL_RECONFIRMED", person, "",
      Told.of(person, Fact.WILL_RECONFIRMED, Fact.YES, desk.today()));
    return Outcome.done();
  }

  /** By the person, through any channel, without a reason. */
  @Transactional
  public Outcome withdraw(CaseId id, PersonId person, String channel) {
    desk.open(id, Act.WITHDRAW).member(person);
    var outcome = moves.withdraw(id, channel);
    if (outcome instanceof Outcome.Done)
      write(id, new Declaration(person, "und", BY_ITS_CHANNEL, false, null, null), "WITHDRAWN", desk.today());
    return outcome;
  }

  /**
   * One of the group, and not the others.
   *
   * @param guardian who says it for a child
   * @param successor who becomes the principal, where the principal leaves
   */
  public record Leaver(PersonId person, String channel, @Nullable Guardian guardian, @Nullable PersonId successor) {
  }

  /** An adult for themselves, a guardian for a child; through any channel, without a reason. The case goes on without them. */
  @Transactional
  public Outcome withdrawAlone(CaseId id, Leaver leaver) {
    var found = desk.open(id, Act.WITHDRAW);
    var person = found.member(leaver.person());
    boolean minor = persons.find(person).orElseThrow().minorOn(desk.today());
    var missing = minor ? missing(found, leaver.guardian()) : List.<String>of();
    if (!missing.isEmpty()) return new Outcome.Refused(missing);
    var outcome = leaving.leave(id, person, leaver.channel(), leaver.successor());
    if (outcome instanceof Outcome.Done)
      write(id, new Declaration(person, "und", BY_ITS_CHANNEL, false, leaver.guardian(), null), "WITHDRAWN", desk.today());
    return outcome;
  }

  /**
   * @param textVersion which text was read, of a declaration
   * @param guardian who signed or spoke for a child, and childsView what the child said: closed with the child's key; witness who was there
   */
  record Said(UUID id, LocalDate on, PersonId person, String kind, String language, String howGiven, boolean readAloud, String textVersion,
    byte @Nullable [] guardian, byte @Nullable [] mandate, byte @Nullable [] childsView, byte @Nullable [] witness) {
  }

  static final CaseRows<Said> SAID = new CaseRows<>(
    "select said_on, person_id, kind, language, how_given, read_aloud, text_version, guardian, mandate, childs_view, id, witness from counselling.statement where case_id = ? order by said_on, id",
    row -> new Said(row.id(11), row.date(1), row.person(2), row.text(3), row.text(4), row.text(5), row.yes(6), row.text(7),
      row.maybeClosed(8), row.maybeClosed(9), row.maybeClosed(10), row.maybeClosed(12)));
}
