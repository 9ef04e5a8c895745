package org.rihla.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Decision;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLooks;
import org.rihla.casework.Exports.State;
import org.rihla.casework.Exports.Way;
import org.rihla.casework.Recipient.Given;
import org.rihla.casework.Spreadsheet.Format;
import org.rihla.people.Identity;
import org.rihla.people.Papers;
import org.rihla.people.Papers.Paper;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.privacy.AuditReading;
import org.rihla.values.Fingerprint;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.rihla.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an authority is given: the fields of its approved list, of people on their way, for one purpose. Asked for by one, approved by the data
 * protection officer, taken once. Each person is decided on again when it is taken; nobody is added.
 */
@Service
class Extracts {

  private static final int AT_ONCE = 500;
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Set<Stage> ON_THEIR_WAY = EnumSet.of(Stage.APPROVED, Stage.CLEARED);
  private static final String COLUMNS = """
    select id, number, recipient, country, departing_on, basis, fields, persons, format, asked_by, office, asked_at, look_id, taken_at, taken_persons, sha256
    from casework.extract""";

  private final JdbcClient db;
  private final Cases cases;
  private final CaseDesk desk;
  private final Persons persons;
  private final Papers papers;
  private final Sharing sharing;
  private final Access access;
  private final SecondLooks looks;
  private final Audit audit;
  private final Clock clock;

  Extracts(JdbcClient db, Cases cases, CaseDesk desk, Persons persons, Papers papers, Sharing sharing, Access access, SecondLooks looks,
    Audit audit, Clock clock) {
    this.db = db;
    this.cases = cases;
    this.desk = desk;
    this.persons = persons;
    this.papers = papers;
    this.sharing = sharing;
    this.access = access;
    this.looks = looks;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is asked for. @param country of a consulate @param departingOn of an exit list @param basis of the code list {@code legal_basis} */
  record Wish(Recipient recipient, @Nullable String country, @Nullable LocalDate departingOn, String basis, Set<Given> fields,
    Format format) {
  }

  record Extract(UUID id, long number, Wish wish, List<PersonId> persons, StaffId askedBy, OfficeCode office, Instant askedAt, UUID look,
    @Nullable Instant takenAt, @Nullable Integer takenPersons, @Nullable String sha256) {
  }

  sealed interface Asked {
    record Done(UUID id) implements Asked {
    }

    /** @param reason a code */
    record Refused(String reason) implements Asked {
    }
  }

  @Transactional
  Asked ask(Wish wish) {
    access.require(Act.ASK_EXTRACT, null);
    if (!wish.recipient().approved().containsAll(wish.fields()) || wish.fields().isEmpty()) return new Asked.Refused("field-not-approved");
    if (wish.recipient() == Recipient.CONSULATE) {
      if (wish.country() == null || wish.departingOn() != null) return new Asked.Refused("consulate-has-a-country");
      if (!wish.basis().equals("CONSENT")) return new Asked.Refused("consulate-needs-consent");
    } else if (wish.departingOn() == null || wish.country() != null) return new Asked.Refused("exit-list-has-a-day");
    var me = Actor.current();
    var seeing = new Seeing(me, access.scopesOf(Act.ASK_EXTRACT), LocalDate.now(clock));
    var people = ON_THEIR_WAY.stream().flatMap(stage -> all(seeing, stage)).flatMap(found -> given(found, wish)
      .stream())
      .toList();
    if (people.isEmpty()) return new Asked.Refused("extract-of-nobody");
    var id = Ids.next();
    var look = looks.ask(Kind.EXTRACT, id + " " + people.size(), null);
    db.sql(
      """
        insert into casework.extract (id, recipient, country, departing_on, basis, fields, persons, format, asked_by, office, asked_at, look_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, wish.recipient().name(), wish.country(), wish.departingOn(), wish.basis(),
        wish.fields().stream().map(Given::name).toArray(
          String[]::new),
        people.stream().map(PersonId::value).toArray(UUID[]::new), wish.format().name(), me.id().value(), me.office().value(),
        Timestamp.from(clock.instant()), look.id())
      .update();
    access.done(Act.ASK_EXTRACT, "asked EXTRACT " + id + " " + wish.recipient() + " " + wish.basis() + " persons " + people.size());
    return new Asked.Done(id);
  }

  /** In pages: nobody is left out of a list because others were registered later. */
  private Stream<ReturnCase> all(Seeing reader, Stage stage) {
    return Stream.iterate(0, skip -> skip + AT_ONCE).map(skip -> cases.newest(reader, stage, AT_ONCE, skip))
      .takeWhile(page -> !page.isEmpty()).flatMap(List::stream);
  }

  /**
   * Those of a case who may stand in it: today, for this recipient, by this reader. All of a group or none, but for another
   * nationality, and for whom this recipient is not told of.
   */
  private List<PersonId> given(ReturnCase found, Wish wish) {
    if (!ON_THEIR_WAY.contains(found.stage()) || found.held() || !access.may(Act.ASK_EXTRACT, found.subject())) return List.of();
    for (var field : wish.fields()) if (access.reading(field.of(), found.subject()) != Decision.ALLOWED) return List.of();
    if (wish.departingOn() != null && !wish.departingOn().equals(found.plannedDeparture())) return List.of();
    if (wish.country() != null && !wish.country().equals(found.country().code())) return List.of();
    var facts = desk.evidence(found, found.plannedDeparture());
    if (!Recipient.mayBeGiven(facts)) return List.of();
    if (desk.isPaused(found)) return List.of();
    if (!sharing.letsGo(found, wish.recipient().consent(), wish.basis(), Given.told(wish.fields()))) return List.of();
    return wish.recipient().meant(facts, desk.today()).stream()
      .filter(member -> wish.country() == null || member.identity().nationality().code().equals(wish.country()))
      .map(Member::id).toList();
  }

  /** For the words of who is to approve it, and of who asked. */
  Optional<Extract> of(UUID id) {
    return db.sql(COLUMNS + " where id = ?").param(id).query(Extracts::read).optional();
  }

  Optional<Extract> find(UUID id) { return register().stream().filter(each -> each.id().equals(id)).findFirst(); }

  /** All extracts ever asked for that whoever acts may know of, the newest first. */
  List<Extract> register() {
    access.require(Act.READ_EXTRACTS, null);
    return db.sql(COLUMNS + " order by number desc").query(Extracts::read).list().stream()
      .filter(each -> access.mayFor(Act.READ_EXTRACTS, each
        .office()))
      .toList();
  }

  State state(Extract extract) {
    if (extract.takenAt() != null) return State.TAKEN;
    var look = looks.find(extract.look()).orElseThrow();
    return switch (looks.state(look)) {
      case WAITING -> State.WAITING;
      case REFUSED -> State.REFUSED;
      case EXPIRED -> State.EXPIRED;
      case CONFIRMED -> clock.instant().isBefore(Objects.requireNonNull(look.answeredAt()).plus(A_DAY)) ? State.READY : State.EXPIRED;
    };
  }

  boolean isMine(Extract extract) { return extract.askedBy().equals(Actor.current().id()); }

  /** By who asked for it. @return why not, a code; then nothing was written */
  @Transactional
  Optional<String> take(UUID id, Way out, Ui ui) {
    access.require(Act.ASK_EXTRACT, null);
    db.sql("select id from casework.extract where id = ? for update").param(id).query(UUID.class).optional();
    var extract = find(id).filter(this::isMine).orElseThrow(() -> new org.rihla.web.NotFound("extract"));
    if (state(extract) != State.READY) return Optional.of("export-not-ready");
    var rows = rows(extract, ui);
    if (rows.isEmpty()) return Optional.of("extract-of-nobody");
    String hash;
    try (var print = new Fingerprint(out.open())) {
      try (var sheet = Spreadsheet.to(print, extract.wish().format())) {
        sheet.row(
          List.of(ui.t("extract.watermark"), "X-" + extract.number(), recipient(extract.wish(), ui), ui.code("legal_basis", extract.wish()
            .basis()), Actor.current().login(), ui.moment(clock.instant())));
        sheet.row(extract.wish().fields().stream().map(field -> ui.t("field.extract." + field)).toList());
        for (var row : rows) sheet.row(row);
      }
      hash = print.hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    db.sql("update casework.extract set taken_at = ?, taken_persons = ?, sha256 = ? where id = ?")
      .params(Timestamp.from(clock.instant()), rows.size(), hash, id).update();
    access.done(Act.ASK_EXTRACT,
      "taken EXTRACT " + id + " X-" + extract.number() + " " + extract.wish().recipient() + " persons " + rows.size()
        + " sha256 " + hash);
    return Optional.empty();
  }

  static String recipient(Wish wish, Ui ui) {
    var kind = ui.t("recipient." + wish.recipient());
    return wish.country() != null ? kind + " – " + ui.country(wish.country()) : kind + " – " + ui.date(wish.departingOn());
  }

  private List<List<String>> rows(Extract extract, Ui ui) {
    var asked = Set.copyOf(extract.persons());
    var rows = new ArrayList<List<String>>();
    for (var found : cases.ofPersons(extract.persons()).stream().distinct().toList()) {
      var people = given(found, extract.wish()).stream().filter(asked::contains).toList();
      if (people.isEmpty()) continue;
      var identities = persons.identities(people);
      var held = papers.of(people);
      for (var person : people) {
        audit.record(Act.READ_CASE, found.id().value(), person.value(), "DONE",
          AuditReading.GIVEN + extract.wish().recipient() + " X-" + extract.number());
        rows.add(extract.wish().fields().stream()
          .map(field -> cell(extract.wish().recipient(), field, Objects.requireNonNull(identities.get(person)),
            held.getOrDefault(person, List.of()), found, ui))
          .toList());
      }
    }
    return rows;
  }

  private static String cell(Recipient recipient, Given field, Identity who, Collection<Paper> held, ReturnCase found, Ui ui) {
    return switch (field) {
      case FAMILY_NAME -> who.familyName();
      case GIVEN_NAMES -> who.givenNames();
      case SEX -> ui.code("sex", who.sex().name());
      case BIRTH_DATE -> who.birthDate().toString();
      case NATIONALITY -> ui.country(who.nationality().code());
      case PAPER_NUMBER ->
        held.stream().filter(paper -> recipient.mayKnow(paper, who.nationality())).map(Paper::number).collect(Collectors.joining(" · "));
      case DEPARTURE -> found.plannedDeparture() == null ? "" : found.plannedDeparture().toString();
    };
  }

  private static Extract read(ResultSet row, int number) throws SQLException {
    var taken = row.getTimestamp(14);
    var fields = Arrays.stream((String[]) row.getArray(7).getArray()).map(Given::valueOf)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(
        Given.class)));
    var wish = new Wish(Recipient.valueOf(row.getString(3)), row.getString(4), row.getObject(5, LocalDate.class), row.getString(6), fields,
      Format.valueOf(row.getString(9)));
    return new Extract(row.getObject(1, UUID.class), row.getLong(2), wish, Stream.of((UUID[]) row.getArray(8).getArray()).map(PersonId::new)
      .toList(), new StaffId(row.getObject(10, UUID.class)), new OfficeCode(row.getString(11)), row.getTimestamp(12).toInstant(),
      row.getObject(13,
        UUID.class),
      taken == null ? null : taken.toInstant(), row.getObject(15, Integer.class), row.getString(16));
  }
}
