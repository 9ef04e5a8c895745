package org.rihla.signin;

import java.util.Map;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Grants;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One account, as its administrator sees it. */
@Controller
public class AccountDoors {

  private final Staff staff;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final Access access;
  private final Grants grants;

  AccountDoors(Staff staff, Sessions sessions, SecondFactors factors, Access access, Grants grants) {
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.access = access;
    this.grants = grants;
  }

  /** @param sessions how many are open @param heldBack whether nobody has confirmed it yet */
  public record Page(Actor account, boolean active, boolean oneself, boolean secondFactor, int sessions, boolean heldBack) {
  }

  @GetMapping("/staff/{account}")
  ModelAndView show(@PathVariable String account) {
    var who = find(account);
    return new ModelAndView("signin/account", Map.of("page", new Page(who, staff.isActive(who.id()), who.id().equals(Actor.current().id()),
      factors.isSet(who.id()), sessions.count(who.id()), grants.isHeldBack(who.id()))));
  }

  /** Their sessions end with the account: each request asks whether it may still come in. The rows go too. */
  @PostMapping("/staff/{account}/off")
  String off(@PathVariable String account) {
    var who = find(account);
    if (staff.switchOff(who.id())) sessions.endAll(who.id());
    return back(who);
  }

  @PostMapping("/staff/{account}/on")
  String on(@PathVariable String account) {
    var who = find(account);
    staff.switchOn(who.id());
    return back(who);
  }

  /** Where the telephone and the recovery codes are lost. */
  @PostMapping("/staff/{account}/forget")
  String forget(@PathVariable String account) {
    var who = find(account);
    if (who.id().equals(Actor.current().id())) throw new NotFound("account"); // nobody takes it off their own
    access.done(Act.MANAGE_STAFF, "second-factor-forgotten " + who.id());
    factors.forget(who.id());
    sessions.endAll(who.id());
    return back(who);
  }

  private Actor find(String id) {
    try {
      return staff.byId(StaffId.of(id)).orElseThrow(() -> new NotFound("account"));
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("account");
    }
  }

  private static String back(Actor who) {
    return "redirect:/staff/" + who.id();
  }
}
