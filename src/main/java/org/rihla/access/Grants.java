package org.rihla.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rihla.access.SecondLook.Kind;
import org.rihla.access.SecondLook.State;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is given which role. What opens sealed parts, and what gives power over accounts and the audit, takes two people: an administrator proposes it, another
 * confirms it or the data protection officer does. Nobody grants anything to themselves.
 */
@Service
public class Grants {

  private static final Set<Role> POWERFUL = EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);

  private final JdbcClient db;
  private final Access access;
  private final SecondLooks looks;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Grants(JdbcClient db, Access access, SecondLooks looks, ApplicationEventPublisher news, Clock clock) {
    this.db = db;
    this.access = access;
    this.looks = looks;
    this.news = news;
    this.clock = clock;
  }

  /** What became of a wish for another role or office. */
  public sealed interface Change {

    record Done() implements Change {
    }

    /** A second person is asked. */
    record Asked(SecondLook look) implements Change {
    }

    /** @param reason a code */
    record Refused(String reason) implements Change {
    }
  }

  public boolean takesTwo(Role role) {
    if (POWERFUL.contains(role)) return true;
    for (var compartment : Compartment.values()) if (compartment.sealed() && access.couldBeNamed(role, compartment)) return true;
    return false;
  }

  /** An administrator has just made this account: it says who did, and is held back where it takes two. */
  @Transactional(propagation = Propagation.MANDATORY)
  void made(Actor account) {
    db.sql("update access.staff set made_by = ?, made_at = ? where id = ?")
      .params(Actor.current().id().value(), Timestamp.from(clock.instant()), account.id().value()).update();
    if (takesTwo(account.role())) holdBack(account.id(), ask(account.id(), account.role(), account.office()));
  }

  /** By an administrator, never of oneself. */
  @Transactional
  public Change change(Actor account, Role role, OfficeCode office) {
    access.require(Act.MANAGE_STAFF, null);
    if (account.id().equals(Actor.current().id())) {
      access.denied(Act.MANAGE_STAFF, account.id().value());
      return new Change.Refused("not-to-oneself");
    }
    db.sql("select id from access.staff where id = ? for update").param(account.id().value()).query().singleRow();
    var waiting = waiting(account.id());
    if (waiting.isPresent()) return new Change.Refused("asked-already");
    boolean heldBack = isHeldBack(account.id());
    if (!heldBack && account.role() == role && account.office().equals(office)) return new Change.Refused("changes-nothing");
    if (heldBack || takesTwo(account.role()) || takesTwo(role)) {
      var look = ask(account.id(), role, office);
      if (heldBack) holdBack(account.id(), look);
      return new Change.Asked(look);
    }
    give(account, role, office);
    return new Change.Done();
  }

  /** The proposal about this account that waits for a second person. */
  public Optional<SecondLook> waiting(StaffId account) {
    return db.sql("select id from access.second_look where kind = 'ACCOUNT' and about_id = ? and answer is null order by asked_at desc")
      .param(account.value()).query(java.util.UUID.class).list().stream().flatMap(id -> looks.find(id).stream())
      .filter(look -> looks.state(look) == State.WAITING).findFirst();
  }

  /** Whether nobody has confirmed it yet, so that nobody can sign in with it. */
  public boolean isHeldBack(StaffId account) {
    return db.sql("select awaits is not null from access.staff where id = ?").param(account.value()).query(Boolean.class).optional().orElse(
      false);
  }

  /** Carries out what was proposed, in the transaction of whoever confirms it. @return why not, a code */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<String> carryOut(SecondLook look) {
    var account = db.sql("select id, login, role, office from access.staff where id = ? for update")
      .param(StaffId.of(look.word(0)).value()).query(Staff::actor).single();
    give(account, Role.valueOf(look.word(1)), new OfficeCode(look.word(2)));
    return Optional.empty();
  }

  private SecondLook ask(StaffId account, Role role, OfficeCode office) {
    var look = looks.ask(Kind.ACCOUNT, account + " " + role + " " + office, account);
    access.done(Act.MANAGE_STAFF, "asked ACCOUNT " + look.id() + " " + look.what());
    return look;
  }

  private void holdBack(StaffId account, SecondLook look) {
    db.sql("update access.staff set active = false, awaits = ? where id = ?").params(look.id(), account.value()).update();
  }

  /** Their sessions end by themselves, since they are of another role; what they had in hand is let go. */
  private void give(Actor account, Role role, OfficeCode office) {
    db.sql("update access.staff set role = ?, office = ?, active = active or awaits is not null, awaits = null where id = ?")
      .params(role.name(), office.value(), account.id().value()).update();
    access.done(Act.MANAGE_STAFF, "role " + account.id() + " " + role + " " + office);
    if (account.role() != role || !account.office().equals(office)) news.publishEvent(new Staff.Moved(account));
  }
}
