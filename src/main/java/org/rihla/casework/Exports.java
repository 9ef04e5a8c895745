package org.rihla.casework;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLooks;
import org.rihla.casework.Spreadsheet.Format;
import org.rihla.values.CaseId;
import org.rihla.values.Fingerprint;
import org.rihla.values.Ids;
import org.rihla.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of cases for somebody's spreadsheet, without names. A few people directly; more only after a second person has looked. What was asked for is
 * fixed then, is decided on case by case once more when it is taken, and is taken once.
 */
@Service
public class Exports {

  /** So many people, in a day, without anybody else. */
  static final int FEW = 50;
  static final int MOST_CASES = 5_000;
  private static final int AT_ONCE = 200;
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final String COLUMNS = """
    select id, number, format, stage, purpose, cases, persons, asked_at, look_id, taken_at from casework.export""";

  private final JdbcClient db;
  private final Cases cases;
  private final Access access;
  private final SecondLooks looks;
  private final Clock clock;

  Exports(JdbcClient db, Cases cases, Access access, SecondLooks looks, Clock clock) {
    this.db = db;
    this.cases = cases;
    this.access = access;
    this.looks = looks;
    this.clock = clock;
  }

  /** @param persons how many they were when it was asked for */
  record Export(UUID id, long number, Format format, String stage, String purpose, List<CaseId> cases, int persons, Instant askedAt,
    @Nullable UUID look, @Nullable Instant takenAt) {
  }

  /** How it stands. Words: message {@code export.state.<state>}. */
  public enum State {
    READY, WAITING, REFUSED, EXPIRED, TAKEN
  }

  public sealed interface Asked {

    /** @param alone whether it takes no second person */
    record Made(UUID id, boolean alone) implements Asked {
    }

    /** @param reason a code */
    record Refused(String reason) implements Asked {
    }
  }

  /** @param purpose of the code list {@code export_purpose} */
  @Transactional
  public Asked ask(@Nullable Stage stage, String purpose, String format) {
    access.require(Act.EXPORT_CASES, null);
    var me = Actor.current();
    // two at once of one person wait for each other, so that together they are not more than a few
    db.sql("select id from access.staff where id = ? for update").param(me.id().value()).query(UUID.class).optional();
    var seen = cases.newest(new Seeing(me, access.scopesOf(Act.EXPORT_CASES), LocalDate.now(clock)), stage, MOST_CASES + 1, 0);
    if (seen.size() > MOST_CASES) return new Asked.Refused("export-too-large");
    var found = seen.stream().filter(this::mayExport).toList();
    int persons = found.stream().mapToInt(each -> each.members().size()).sum();
    if (persons == 0) return new Asked.Refused("export-of-nobody");
    var id = Ids.next();
    boolean alone = persons + lately() <= FEW;
    var look = alone ? null : looks.ask(Kind.EXPORT, id + " " + persons + " " + purpose + " " + Format.valueOf(format), null);
    db.sql("""
      insert into casework.export (id, format, stage, purpose, cases, persons, asked_by, asked_at, look_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, format, stage == null ? "" : stage.name(), purpose, found.stream().map(each -> each.id().value()).toArray(UUID[]::new),
        persons, me.id().value(), Timestamp.from(clock.instant()), look == null ? null : look.id())
      .update();
    access.done(Act.EXPORT_CASES, "asked EXPORT " + id + " " + purpose + " cases " + found.size() + " persons " + persons
      + (alone ? "" : " look"));
    return new Asked.Made(id, alone);
  }

  private boolean mayExport(ReturnCase found) { return access.may(Act.EXPORT_CASES, found.subject()); }

  /** Twenty times five people are a hundred. */
  private int lately() {
    return db.sql("select coalesce(sum(persons), 0)::int from casework.export where asked_by = ? and look_id is null and asked_at > ?")
      .params(Actor.current().id().value(), Timestamp.from(clock.instant().minus(A_DAY))).query(Integer.class).single();
  }

  /** One's own. */
  Optional<Export> find(UUID id) {
    return db.sql(COLUMNS + " where id = ? and asked_by = ?").params(id, Actor.current().id().value()).query(Exports::read).optional();
  }

  List<Export> mine() {
    return db.sql(COLUMNS + " where asked_by = ? order by number desc limit 50").param(Actor.current().id().value()).query(Exports::read)
      .list();
  }

  State state(Export export) {
    if (export.takenAt() != null) return State.TAKEN;
    var look = export.look() == null ? null : looks.find(export.look()).orElseThrow();
    if (look == null) return since(export.askedAt());
    return switch (looks.state(look)) {
      case WAITING -> State.WAITING;
      case REFUSED -> State.REFUSED;
      case EXPIRED -> State.EXPIRED;
      case CONFIRMED -> since(confirmed(look));
    };
  }

  private static Instant confirmed(SecondLook look) {
    return java.util.Objects.requireNonNull(look.answeredAt());
  }

  private State since(Instant ready) {
    return clock.instant().isBefore(ready.plus(A_DAY)) ? State.READY : State.EXPIRED;
  }

  /** Where a file goes, asked for only when there is one. */
  interface Way {
    OutputStream open() throws IOException;
  }

  /** Writes it row by row. @return why not, a code; then nothing was written */
  @Transactional
  Optional<String> take(UUID id, Way out, Ui ui) {
    access.require(Act.EXPORT_CASES, null);
    db.sql("select id from casework.export where id = ? for update").param(id).query(UUID.class).optional();
    var export = find(id).orElseThrow(() -> new org.rihla.web.NotFound("export"));
    if (state(export) != State.READY) return Optional.of("export-not-ready");
    int now = 0;
    for (int at = 0; at < export.cases().size(); at += AT_ONCE)
      now += some(export, at).stream().mapToInt(each -> each.members().size()).sum();
    if (now > export.persons()) return Optional.of("export-has-grown");
    var hash = "";
    try (var print = new Fingerprint(out.open())) {
      try (var sheet = Spreadsheet.to(print, export.format())) {
        sheet.row(List.of(ui.t("export.watermark"), "E-" + export.number(), Actor.current().login(), ui.moment(clock.instant()), ui.code(
          "export_purpose", export.purpose())));
        sheet.row(HEADS.stream().map(ui::t).toList());
        for (int at = 0; at < export.cases().size(); at += AT_ONCE) for (var each : some(export, at)) sheet.row(cells(each, ui));
      }
      hash = print.hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    db.sql("update casework.export set taken_at = ?, taken_persons = ?, sha256 = ? where id = ?")
      .params(Timestamp.from(clock.instant()), now, hash, id).update();
    access.done(Act.EXPORT_CASES, "taken EXPORT " + id + " E-" + export.number() + " " + export.purpose() + " persons " + now + " sha256 "
      + hash);
    return Optional.empty();
  }

  private static final List<String> HEADS = List.of("case.number", "case.country", "case.stage", "case.persons", "case.registered",
    "export.planned", "export.departed", "export.arrived", "export.closed");

  private static List<String> cells(ReturnCase each, Ui ui) {
    return List.of(each.number(), ui.country(each.country().code()), ui.code("stage", each.stage().name()), String.valueOf(each.members()
      .size()), day(each.registeredOn()), day(each.plannedDeparture()), day(each.departedOn()), day(each.arrivedOn()),
      day(each.closedOn()));
  }

  private static String day(@Nullable LocalDate day) { return day == null ? "" : day.toString(); }

  /** Those of them that whoever acts may still have, in the order in which they were asked for. */
  private List<ReturnCase> some(Export export, int from) {
    var ids = export.cases().subList(from, Math.min(from + AT_ONCE, export.cases().size()));
    Map<CaseId, ReturnCase> found = cases.find(ids).stream().collect(Collectors.toMap(ReturnCase::id, Function.identity()));
    return ids.stream().map(found::get).filter(each -> each != null && mayExport(each)).toList();
  }

  private static Export read(ResultSet row, int number) throws SQLException {
    var taken = row.getTimestamp(10);
    return new Export(row.getObject(1, UUID.class), row.getLong(2), Format.valueOf(row.getString(3)), row.getString(4), row.getString(5),
      Arrays.stream((UUID[]) row.getArray(6).getArray()).map(CaseId::new).toList(), row.getInt(7), row.getTimestamp(8).toInstant(), row
        .getObject(9, UUID.class),
      taken == null ? null : taken.toInstant());
  }
}
