package org.rihla.access;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Somebody who has signed in. */
public final class StaffUser extends User {

  private final transient Actor actor;

  StaffUser(Actor actor, String passwordHash, boolean active) {
    super(actor.login(), passwordHash, active, true, true, true, List.of(new SimpleGrantedAuthority("ROLE_STAFF")));
    this.actor = actor;
  }

  public Actor actor() { return actor; }
}
