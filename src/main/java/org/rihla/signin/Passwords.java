package org.rihla.signin;

import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.privacy.Audit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives an account another password. Whoever sat in its sessions is out; the second factor stays. */
@Service
class Passwords {

  private final PasswordLinks links;
  private final Staff staff;
  private final Sessions sessions;
  private final PasswordEncoder encoder;
  private final Audit audit;

  Passwords(PasswordLinks links, Staff staff, Sessions sessions, PasswordEncoder encoder, Audit audit) {
    this.links = links;
    this.staff = staff;
    this.sessions = sessions;
    this.encoder = encoder;
    this.audit = audit;
  }

  /** @return whether the link still opened */
  @Transactional
  public boolean byLink(String token, Actor who, String password) {
    if (!links.use(token)) return false;
    staff.keepPassword(who.id(), encoder.encode(password));
    sessions.endAll(who.id());
    audit.atTheDoor(Optional.of(who), "PASSWORD", "DONE", "link");
    return true;
  }

  /** By themselves, from a session that goes on. A link that somebody else made meanwhile no longer opens. @param session its number */
  @Transactional
  public void byThemselves(Actor who, String session, String password) {
    staff.keepPassword(who.id(), encoder.encode(password));
    links.forget(who.id());
    sessions.endOthers(who.id(), session);
    audit.atTheDoor(Optional.of(who), "PASSWORD", "DONE", "changed");
  }
}
