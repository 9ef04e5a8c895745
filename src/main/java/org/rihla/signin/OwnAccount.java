package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.access.Proof;
import org.rihla.access.Staff;
import org.rihla.access.Staff.Credentials;
import org.rihla.privacy.Audit;
import org.rihla.signin.Passkeys.Passkey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How somebody proves who they are, as they see it themselves: telephone, passkeys, recovery codes. What changes it asks for a proof. */
@Controller
public class OwnAccount {

  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final PasskeyDoor door;
  private final RecoveryCodes recovery;
  private final Sessions sessions;
  private final Staff staff;
  private final Audit audit;

  OwnAccount(SecondFactors factors, Passkeys passkeys, PasskeyDoor door, RecoveryCodes recovery, Sessions sessions, Staff staff,
    Audit audit) {
    this.sessions = sessions;
    this.factors = factors;
    this.passkeys = passkeys;
    this.door = door;
    this.recovery = recovery;
    this.staff = staff;
    this.audit = audit;
  }

  /**
   * @param telephone whether codes of one are set up
   * @param here whether a passkey can be made at this address
   * @param room whether they may have one more
   * @param codes how many recovery codes are left
   * @param sessions how many are open, this one included
   */
  public record Page(Actor account, boolean telephone, List<Passkey> passkeys, boolean here, boolean room, int codes, int sessions,
    String problem,
    boolean changed) {
  }

  @GetMapping("/account")
  ModelAndView show(HttpServletRequest request) { return page("", HttpStatus.OK, request); }

  private ModelAndView page(String problem, HttpStatus status, HttpServletRequest request) {
    var who = Actor.current();
    var keys = passkeys.of(who.id());
    return new ModelAndView("signin/own-account", Map.of("page", new Page(who, factors.isSet(who.id()), keys, door.canBeMade(
      request), keys.size() < Passkeys.MOST, recovery.left(who.id()), sessions.count(who.id()), problem,
      request.getParameterMap().containsKey(
        "changed"))),
      status);
  }

  /** Proof first, so that what the device answers later is not held up. */
  @PostMapping("/account/passkeys/new")
  String begin() {
    Proof.require();
    return "redirect:/account/passkeys/new";
  }

  @GetMapping("/account/passkeys/new")
  ModelAndView ask(HttpServletRequest request) { return adding("", "", HttpStatus.OK, request); }

  private ModelAndView adding(String name, String problem, HttpStatus status, HttpServletRequest request) {
    return new ModelAndView("signin/passkey-new", Map.of("name", name, "problem", problem, "here", door.canBeMade(request)), status);
  }

  @PostMapping("/account/passkeys")
  ModelAndView add(@RequestParam(defaultValue = "") String keyName, @RequestParam(defaultValue = "") String credential,
    HttpServletRequest request) {
    var name = KeyName.read(keyName);
    if (name.isEmpty()) return adding(keyName, "passkey.name.missing", HttpStatus.UNPROCESSABLE_CONTENT, request);
    var who = Actor.current();
    boolean first = !factors.hasAny(who.id());
    if (!door.add(who, name.get(), credential, Challenges.Purpose.ADD, request))
      return adding(name.get(), "passkey.refused", HttpStatus.UNPROCESSABLE_CONTENT, request);
    return first ? codes(recovery.renew(who.id())) : new ModelAndView("redirect:/account");
  }

  @PostMapping("/account/passkeys/removed")
  ModelAndView remove(@RequestParam UUID passkey, HttpServletRequest request) {
    Proof.require();
    var who = Actor.current();
    boolean last = !factors.isSet(who.id()) && passkeys.count(who.id()) == 1;
    if (last && staff.credentials(who).filter(this::isSpared).isEmpty())
      return page("passkey.last", HttpStatus.UNPROCESSABLE_CONTENT, request);
    if (passkeys.remove(who.id(), passkey)) audit.atTheDoor(Optional.of(who), "PASSKEY", "DONE", "removed " + passkey);
    return new ModelAndView("redirect:/account");
  }

  private boolean isSpared(Credentials account) { return factors.isSpared(account); }

  /** Where they forgot to sign out, or do not know who sits there. */
  @PostMapping("/account/sessions/ended")
  String endOthers(HttpServletRequest request) {
    Proof.require();
    var who = Actor.current();
    SessionCookie.sent(request).ifPresent(cookie -> sessions.endOthers(who.id(), cookie.number()));
    audit.atTheDoor(Optional.of(who), "SIGN_OUT", "DONE", "everywhere-else");
    return "redirect:/account";
  }

  @PostMapping("/account/recovery")
  ModelAndView renew(HttpServletRequest request) {
    Proof.require();
    var who = Actor.current();
    if (!factors.hasAny(who.id())) return page("recovery.none", HttpStatus.UNPROCESSABLE_CONTENT, request);
    audit.atTheDoor(Optional.of(who), "SECOND_FACTOR", "DONE", "recovery-codes");
    return codes(recovery.renew(who.id()));
  }

  static ModelAndView codes(List<String> codes) {
    return new ModelAndView("signin/recovery", Map.of("codes", codes, "next", "/account"));
  }
}
