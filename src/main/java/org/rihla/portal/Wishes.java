package org.rihla.portal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.Outcome;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.SealedWords;
import org.rihla.casework.Stage;
import org.rihla.casework.StageReached;
import org.rihla.casework.TaskKind;
import org.rihla.casework.Tasks;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask to have put right in their own file. Whoever works with them reads it, and answers whether it was. */
@Service
public class Wishes {

  static final String WORDS = "portal.wish.words";
  static final String ANSWER = "portal.wish.answer";
  /** In the order in which the audit says it. */
  private static final SortedSet<String> BOTH = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(WORDS, ANSWER)));
  /** Whoever has more to say says it to somebody. */
  private static final int MOST_OPEN = 3;

  private final OwnFile own;
  private final CaseDesk desk;
  private final Tasks tasks;
  private final Seals seals;
  private final SealedWords words;
  private final JdbcClient db;

  Wishes(OwnFile own, CaseDesk desk, Tasks tasks, Seals seals, SealedWords words, JdbcClient db) {
    this.words = words;
    this.own = own;
    this.desk = desk;
    this.tasks = tasks;
    this.seals = seals;
    this.db = db;
  }

  /** @param putRight null while nobody has answered; answer: in words, where there were any */
  record Wish(UUID id, PersonId person, byte[] words, LocalDate askedOn, @Nullable Boolean putRight, @Nullable LocalDate answeredOn,
    byte @Nullable [] answer) {

    boolean open() { return putRight == null; }
  }

  static final CaseRows<Wish> OF_CASE = new CaseRows<>(
    """
      select id, person_id, words, asked_on, put_right is not null, coalesce(put_right, false), answered_on, answer from portal.wish
      where case_id = ? order by id""",
    row -> new Wish(row.id(1), row.person(2), row.closed(3), row.date(4), row.yes(5) ? row.yes(6) : null, row.maybeDate(7),
      row.maybeClosed(8)));

  /** By the one who acts, about themselves. */
  @Transactional
  public Outcome ask(CaseId id, String words) {
    var found = desk.open(id, Act.ASK_CORRECTION);
    var me = found.member(own.me());
    if (words.codePoints().noneMatch(Character::isLetter)) return Outcome.refused("nothing-said");
    if (OF_CASE.of(id, db).stream().filter(each -> each.person().equals(me) && each.open()).count() >= MOST_OPEN)
      return Outcome.refused("wishes-open");
    var wish = Ids.next();
    db.sql("insert into portal.wish (id, case_id, person_id, words, asked_on) values (?, ?, ?, ?, ?)")
      .params(wish, id.value(), me.value(), seals.toClose(me, Compartment.IDENTITY).close(words.strip(), Place.of(WORDS, wish)),
        desk.today())
      .update();
    tell(found, me);
    desk.record(found, Act.ASK_CORRECTION, "WISH_ASKED", me, "");
    return Outcome.done();
  }

  /** Before they leave, the counsellors; afterwards those who receive them. */
  private void tell(ReturnCase of, PersonId me) {
    if (of.departedOn() == null) tasks.ask(of.id(), of.host(), Role.RETURN_COUNSELLOR, TaskKind.ANSWER_WISH, me);
    else tasks.ask(of.id(), of.origin(), Role.ORIGIN_CASE_WORKER, TaskKind.ANSWER_WISH, me);
  }

  /** From here on those who receive them answer. */
  @EventListener
  void departed(StageReached reached) {
    if (reached.stage() != Stage.DEPARTED) return;
    var open = of(reached.id()).stream().filter(Wish::open).map(Wish::person).distinct().toList();
    if (open.isEmpty()) return;
    var found = desk.read(reached.id());
    for (var person : open) {
      tasks.finish(reached.id(), person, TaskKind.ANSWER_WISH);
      tell(found, person);
    }
  }

  List<Wish> of(CaseId id) { return OF_CASE.of(id, db); }

  /** What somebody asked, and what was answered. @param words null where their key is gone; @param answer null where there was none in words */
  public record Opened(UUID id, PersonId person, LocalDate askedOn, @Nullable Boolean putRight, @Nullable String words,
    @Nullable String answer) {
  }

  /** One's own, the newest first. That they were read is written down before they are sent. */
  @Transactional
  public List<Opened> mine(ReturnCase mine) {
    return opened(mine.id(), of(mine.id()).stream().filter(each -> each.person().equals(own.me())).toList()).reversed();
  }

  /** For those who may read them. */
  @Transactional
  public List<Opened> open(CaseId id) { return opened(id, of(id).stream().filter(Wish::open).toList()); }

  private List<Opened> opened(CaseId id, List<Wish> some) {
    some.stream().map(Wish::person).distinct().forEach(person -> words.viewed(id, person, BOTH));
    var keys = seals.of(some.stream().map(Wish::person).collect(Collectors.toSet()));
    return some.stream().map(each -> {
      var key = keys.of(each.person(), Compartment.IDENTITY);
      return new Opened(each.id(), each.person(), each.askedOn(), each.putRight(), key.map(with -> with.open(each.words(), Place.of(WORDS,
        each.id()))).orElse(null), key.map(with -> with.open(each.answer(), Place.of(ANSWER, each.id()))).orElse(null));
    }).toList();
  }

  /** @param words what they are told beside yes or no; null where there is nothing more to say */
  @Transactional
  public Outcome answer(CaseId id, UUID wish, boolean putRight, @Nullable String words) {
    var found = desk.open(id, Act.ANSWER_WISH);
    var asked = OF_CASE.of(id, db).stream().filter(each -> each.id().equals(wish) && each.open()).findFirst();
    if (asked.isEmpty()) return Outcome.refused("wish-answered-already");
    var person = asked.get().person();
    if (words != null && words.codePoints().noneMatch(Character::isLetter)) return Outcome.refused("nothing-answered-in-words");
    db.sql("update portal.wish set put_right = ?, answered_on = ?, answered_by = ?, answer = ? where id = ?")
      .params(putRight, desk.today(), Actor.current().id().value(),
        words == null ? null : seals.toClose(person, Compartment.IDENTITY).close(words.strip(), Place.of(ANSWER, wish)), wish)
      .update();
    if (OF_CASE.of(id, db).stream().noneMatch(each -> each.person().equals(person) && each.open()))
      tasks.finish(id, person, TaskKind.ANSWER_WISH);
    desk.record(found, Act.ANSWER_WISH, putRight ? "WISH_PUT_RIGHT" : "WISH_NOT_PUT_RIGHT", person, "");
    return Outcome.done();
  }
}
