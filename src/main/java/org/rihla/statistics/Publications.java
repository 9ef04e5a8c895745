package org.rihla.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Scope;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLooks;
import org.rihla.values.Fingerprint;
import org.rihla.values.Ids;
import org.rihla.values.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The statements that everybody may read, byte for byte as a second person saw them. What changes later makes another version. */
@Service
class Publications {

  private static final String COLUMNS = """
    select id, year, cut_off, sha256, proposed_at, look_id, version, published_at from statistics.publication""";

  private final JdbcClient db;
  private final AnnualStatement statement;
  private final Access access;
  private final SecondLooks looks;
  private final Clock clock;
  private final TransactionTemplate oneMoment;

  Publications(JdbcClient db, AnnualStatement statement, Access access, SecondLooks looks, Clock clock,
    PlatformTransactionManager transactions) {
    this.db = db;
    this.statement = statement;
    this.access = access;
    this.looks = looks;
    this.clock = clock;
    oneMoment = new TransactionTemplate(transactions);
    oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW); // a form's own transaction sees what is written meanwhile
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    oneMoment.setReadOnly(true);
  }

  /** @param sha256 of the list of its files */
  record Publication(UUID id, int year, LocalDate cutOff, String sha256, Instant proposedAt, UUID look, @Nullable Integer version,
    @Nullable Instant publishedAt) {
  }

  /** In which it is kept. The body stands in a page. */
  enum Form {
    JSON, HTML, PDF, XLSX, BODY
  }

  record Published(byte[] content, String sha256) {
  }

  sealed interface Proposed {
    record Done(UUID id) implements Proposed {
    }

    /** @param reason a code */
    record Refused(String reason) implements Proposed {
    }
  }

  /** Whether whoever reads may see figures that are not published. */
  boolean readsInternal() {
    return access.scopesOfReading(Compartment.STATISTICS).stream().anyMatch(scope -> scope != Scope.AGGREGATE);
  }

  /** Freezes the year as it is now. */
  @Transactional
  Proposed propose(int year) {
    access.require(Act.PROPOSE_STATEMENT, null);
    db.sql("select id from access.staff where id = ? for update").param(Actor.current().id().value()).query(UUID.class).optional();
    var frozen = oneMoment.execute(_ -> statement.guarded(year));
    var files = new TreeMap<String, Published>();
    for (var language : Language.values()) for (var form : Form.values()) {
      var content = content(frozen, language, form);
      files.put(language + " " + form, new Published(content, Fingerprint.of(content)));
    }
    var sha256 = Fingerprint
      .of(files.entrySet().stream().map(each -> each.getKey() + " " + each.getValue().sha256() + "\n").collect(Collectors
        .joining()).getBytes(StandardCharsets.UTF_8));
    if (newest(year).filter(last -> last.sha256().equals(sha256)).isPresent()) return new Proposed.Refused("published-already");
    if (waiting(year, sha256)) return new Proposed.Refused("proposed-already");
    var id = Ids.next();
    var look = looks.ask(Kind.PUBLICATION, id + " " + year, null);
    db.sql(
      """
        insert into statistics.publication (id, year, cut_off, register, sha256, proposed_by, proposed_at, look_id) values (?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id, year, frozen.cutOff(), Figure.REGISTER_VERSION, sha256, Actor.current().id().value(), Timestamp.from(clock.instant()),
        look
          .id())
      .update();
    files.forEach((name, file) -> db.sql(
      "insert into statistics.published_file (publication_id, language, format, content, sha256) values (?, ?, ?, ?, ?)")
      .params(id, name.substring(0, 2), name.substring(3), file.content(), file.sha256()).update());
    access.done(Act.PROPOSE_STATEMENT, "asked PUBLICATION " + id + " " + year + " sha256 " + sha256);
    return new Proposed.Done(id);
  }

  private byte[] content(Statement frozen, Language language, Form form) {
    try {
      return form == Form.BODY
        ? statement.html(frozen, language).getBytes(StandardCharsets.UTF_8)
        : statement.file(frozen, language, Statements.Format.valueOf(form.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean waiting(int year, String sha256) {
    return db.sql(COLUMNS + " where year = ? and sha256 = ? and version is null").params(year, sha256).query(Publications::read).list()
      .stream()
      .anyMatch(each -> looks.find(each.look()).filter(look -> looks.state(look) == SecondLook.State.WAITING).isPresent());
  }

  /**
   * In the transaction of who confirms it. What was frozen before the newest that is published stays unpublished: the last version is the last word.
   *
   * @return why not, a code; empty once it is done
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<String> publish(UUID id) {
    var publication = find(id).orElseThrow();
    db.sql("select id from statistics.publication where year = ? order by id for update").param(publication.year()).query(UUID.class)
      .list();
    if (db.sql("select count(*) from statistics.publication where year = ? and version is not null and id > ?") // ids grow with time
      .params(publication.year(), id).query(Integer.class).single() > 0) return Optional.of("published-newer");
    db.sql("""
      update statistics.publication set published_at = ?,
        version = (select coalesce(max(version), 0) + 1 from statistics.publication where year = ?)
      where id = ? and version is null""").params(Timestamp.from(clock.instant()), publication.year(), id).update();
    access.done(Act.PUBLISH_STATEMENT, "published " + id + " " + publication.year() + " sha256 " + publication.sha256());
    return Optional.empty();
  }

  Optional<Publication> find(UUID id) { return db.sql(COLUMNS + " where id = ?").param(id).query(Publications::read).optional(); }

  /** All that are published, the newest year and version first. */
  List<Publication> all() {
    return db.sql(COLUMNS + " where version is not null order by year desc, version desc").query(Publications::read).list();
  }

  Optional<Publication> newest(int year) { return all().stream().filter(each -> each.year() == year).findFirst(); }

  Published file(UUID id, Language language, Form form) {
    return db.sql("select content, sha256 from statistics.published_file where publication_id = ? and language = ? and format = ?")
      .params(id, language.name(), form.name()).query((row, _) -> new Published(row.getBytes(1), row.getString(2))).single();
  }

  private static Publication read(ResultSet row, int number) throws SQLException {
    var published = row.getTimestamp(8);
    return new Publication(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, LocalDate.class), row.getString(4),
      row.getTimestamp(
        5).toInstant(),
      row.getObject(6, UUID.class), row.getObject(7, Integer.class), published == null ? null : published.toInstant());
  }
}
