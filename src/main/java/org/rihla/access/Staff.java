package org.rihla.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who works here. */
@Repository
public class Staff {

  private static final String COLUMNS = "select id, login, role, office from access.staff";

  private final JdbcClient db;
  private final PasswordEncoder passwords;
  private final Access access;
  private final Grants grants;
  private final ApplicationEventPublisher news;
  private final Map<StaffId, String> called = new ConcurrentHashMap<>();

  Staff(JdbcClient db, PasswordEncoder passwords, Access access, Grants grants, ApplicationEventPublisher news) {
    this.db = db;
    this.news = news;
    this.grants = grants;
    this.access = access;
    this.passwords = passwords;
  }

  /**
   * What the door must know of an account.
   *
   * @param spared whether a demonstration lets it in without second factor
   */
  public record Credentials(Actor actor, String passwordHash, boolean active, boolean spared) {
  }

  /** Goes with them to another machine. */
  @Transactional
  public void speaks(StaffId id, Language language) {
    db.sql("update access.staff set language = ? where id = ?").params(language.name(), id.value()).update();
  }

  /** In which language they read the pages, where they chose one. */
  public Optional<Language> language(StaffId id) {
    return db.sql("select language from access.staff where id = ? and language is not null").param(id.value()).query(String.class)
      .optional()
      .map(Language::valueOf);
  }

  /** @param typed as somebody wrote it at the door */
  public Optional<Credentials> credentials(String typed) {
    return db.sql("select id, login, role, office, password_hash, active, factor_spared from access.staff where login = ?")
      .param(typed.strip().toLowerCase(Locale.ROOT))
      .query((row, n) -> new Credentials(actor(row, n), row.getString("password_hash"), row.getBoolean("active"), row.getBoolean(
        "factor_spared")))
      .optional();
  }

  public Optional<Credentials> credentials(Actor of) { return credentials(of.login()); }

  public Optional<Actor> find(String login) { return db.sql(COLUMNS + " where login = ?").param(login).query(Staff::actor).optional(); }

  public List<Actor> all() { return db.sql(COLUMNS + " where role <> 'MIGRANT' order by office, role, login").query(Staff::actor).list(); }

  /** Those of the staff who can sign in today. */
  public List<Actor> active() {
    return db.sql(COLUMNS + " where active and role <> 'MIGRANT' order by office, role, login").query(Staff::actor).list();
  }

  /** What they are called here. A login never changes, so each is read once. */
  public Map<StaffId, String> logins(Collection<StaffId> people) {
    var unknown = people.stream().filter(id -> !called.containsKey(id)).map(StaffId::value).toArray(UUID[]::new);
    if (unknown.length > 0) db.sql("select id, login from access.staff where id = any(?)").param(unknown).query(row -> {
      called.put(new StaffId(row.getObject(1, UUID.class)), row.getString(2));
    });
    return people.stream().distinct().filter(called::containsKey).collect(Collectors.toMap(id -> id, called::get));
  }

  public boolean isEmpty() { return db.sql("select count(*) from access.staff").query(Long.class).single() == 0; }

  /** The real ones that no other account made. */
  int madeByNobody() {
    return db.sql("select count(*) from access.staff where made_by is null and not invented").query(Integer.class).single();
  }

  /** Makes an account that can sign in. An account that exists already is left as it is. */
  public Actor add(String login, Role role, OfficeCode office, String password) {
    return add(login, role, office, passwords.encode(password), Kind.REAL);
  }

  /**
   * By an administrator, for somebody else, who chooses their password by themselves; where it takes two, nobody signs in with it before another has
   * confirmed it.
   *
   * @param unguessable a password that nobody knows, until then
   * @throws Forbidden for everybody else
   */
  @Transactional
  public Actor hire(String login, Role role, OfficeCode office, String unguessable) {
    access.require(Act.MANAGE_STAFF, null);
    access.done(Act.MANAGE_STAFF, "account " + role + " " + office);
    if (find(login).isPresent()) throw new IllegalStateException("there is an account of that name");
    var account = add(login, role, office, unguessable);
    grants.made(account);
    return account;
  }

  /** News: an account has another role or office. What it had in hand as it was is let go in the same transaction. @param account as it was */
  public record Moved(Actor account) {
  }

  /** News: an account can no longer sign in. What it had in hand is let go in the same transaction. */
  public record SwitchedOff(Actor account) {
  }

  /** By an administrator; never oneself, so that somebody is left who can undo it. @return whether anything changed */
  @Transactional
  public boolean switchOff(StaffId id) {
    access.require(Act.MANAGE_STAFF, null);
    if (Actor.current().id().equals(id)) return false;
    var account = byId(id).orElseThrow(() -> new Forbidden(Act.MANAGE_STAFF));
    if (db.sql("update access.staff set active = false where id = ? and active").param(id.value()).update() == 0) return false;
    access.done(Act.MANAGE_STAFF, "switched-off " + id);
    news.publishEvent(new SwitchedOff(account));
    return true;
  }

  /** @throws Forbidden for one that waits for a second person */
  @Transactional
  public void switchOn(StaffId id) {
    access.require(Act.MANAGE_STAFF, null);
    if (grants.isHeldBack(id)) {
      access.denied(Act.MANAGE_STAFF, id.value());
      throw new Forbidden(Act.MANAGE_STAFF);
    }
    access.done(Act.MANAGE_STAFF, "switched-on " + id);
    db.sql("update access.staff set active = true where id = ?").param(id.value()).update();
  }

  public Optional<Actor> byId(StaffId id) { return db.sql(COLUMNS + " where id = ?").param(id.value()).query(Staff::actor).optional(); }

  /** The same, where it is not the account of somebody whom we help: those are opened and shut at the desk, and by no administrator. */
  public Optional<Actor> ofTheStaff(StaffId id) {
    return byId(id).filter(account -> account.role() != Role.MIGRANT);
  }

  public boolean isActive(StaffId id) {
    return db.sql("select active from access.staff where id = ?").param(id.value()).query(Boolean.class).optional().orElse(false);
  }

  /** With newer parameters, or because they chose another. */
  public void keepPassword(StaffId id, String hash) {
    db.sql("update access.staff set password_hash = ? where id = ?").params(hash, id.value()).update();
  }

  /** What an account is asked for. */
  enum Kind {
    REAL, INVENTED, INVENTED_WITH_SECOND_FACTOR
  }

  Actor add(String login, Role role, OfficeCode office, String hash, Kind kind) {
    db.sql("""
      insert into access.staff (id, login, role, office, password_hash, invented, factor_spared) values (?, ?, ?, ?, ?, ?, ?)
      on conflict (login) do nothing""")
      .params(StaffId.next().value(), login, role.name(), office.value(), hash, kind != Kind.REAL, kind == Kind.INVENTED)
      .update();
    return find(login).orElseThrow();
  }

  static Actor actor(ResultSet row, int number) throws SQLException {
    return new Actor(new StaffId(row.getObject("id", UUID.class)), row.getString("login"), Role.valueOf(row.getString("role")),
      new OfficeCode(row.getString("office")));
  }
}
