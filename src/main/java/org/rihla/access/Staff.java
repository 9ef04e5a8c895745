package org.rihla.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who works here. */
@Repository
public class Staff implements UserDetailsService {

  private static final String COLUMNS = "select id, login, role, office, password_hash, active from access.staff";

  private final JdbcClient db;
  private final PasswordEncoder passwords;
  private final Access access;

  Staff(JdbcClient db, PasswordEncoder passwords, Access access) {
    this.db = db;
    this.access = access;
    this.passwords = passwords;
  }

  @Override
  public UserDetails loadUserByUsername(String login) {
    return db.sql(COLUMNS + " where login = ?").param(login.strip().toLowerCase(Locale.ROOT))
      .query((row, n) -> new StaffUser(actor(row, n), row.getString("password_hash"), row.getBoolean("active"))).optional()
      .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  public Optional<Actor> find(String login) { return db.sql(COLUMNS + " where login = ?").param(login).query(Staff::actor).optional(); }

  public List<Actor> all() { return db.sql(COLUMNS + " order by office, role, login").query(Staff::actor).list(); }

  /** Those who can sign in today. */
  public List<Actor> active() {
    return db.sql(COLUMNS + " where active order by office, role, login").query(Staff::actor).list();
  }

  /** What they are called here. */
  public Map<StaffId, String> logins(Collection<StaffId> people) {
    var logins = new HashMap<StaffId, String>();
    db.sql("select id, login from access.staff where id = any(?)").param(people.stream().map(StaffId::value).toArray(UUID[]::new))
      .query(row -> {
        logins.put(new StaffId(row.getObject(1, UUID.class)), row.getString(2));
      });
    return logins;
  }

  public boolean isEmpty() { return db.sql("select count(*) from access.staff").query(Long.class).single() == 0; }

  /** Makes an account that can sign in. An account that exists already is left as it is. */
  public Actor add(String login, Role role, OfficeCode office, String password) {
    return add(login, role, office, passwords.encode(password), false);
  }

  /** By an administrator, for somebody else. @throws Forbidden for everybody else */
  @Transactional
  public Actor hire(String login, Role role, OfficeCode office, String password) {
    access.require(Act.MANAGE_STAFF, null);
    access.done(Act.MANAGE_STAFF, "account " + role + " " + office);
    return add(login, role, office, password);
  }

  Actor add(String login, Role role, OfficeCode office, String hash, boolean invented) {
    db.sql("""
      insert into access.staff (id, login, role, office, password_hash, invented) values (?, ?, ?, ?, ?, ?)
      on conflict (login) do nothing""").params(StaffId.next().value(), login, role.name(), office.value(), hash, invented).update();
    return find(login).orElseThrow();
  }

  private static Actor actor(ResultSet row, int number) throws SQLException {
    return new Actor(new StaffId(row.getObject("id", UUID.class)), row.getString("login"), Role.valueOf(row.getString("role")),
      new OfficeCode(row.getString("office")));
  }
}
