package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Grants;
import org.rihla.access.Staff;
import org.rihla.values.StaffId;
import org.rihla.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One account, as its administrator sees it. */
@Controller
public class AccountDoors {

  private final Staff staff;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final PasswordLinks links;
  private final PublicAddress address;
  private final Provider.Configured provider;
  private final ProviderLinks providerLinks;
  private final Access access;
  private final Grants grants;

  AccountDoors(Staff staff, Sessions sessions, SecondFactors factors, Passkeys passkeys, PasswordLinks links, PublicAddress address,
    Provider.Configured provider, ProviderLinks providerLinks, Access access, Grants grants) {
    this.provider = provider;
    this.providerLinks = providerLinks;
    this.passkeys = passkeys;
    this.links = links;
    this.address = address;
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.access = access;
    this.grants = grants;
  }

  /**
   * @param telephone whether codes of one are set up
   * @param passkeys how many they have
   * @param sessions how many are open
   * @param heldBack whether nobody has confirmed it yet
   * @param linkUntil until when a link to choose a password opens; null if there is none
   * @param provider what the provider is called; "" if there is none
   * @param providerSince since when somebody there has this account
   */
  public record Page(Actor account, boolean active, boolean oneself, boolean telephone, int passkeys, int sessions, boolean heldBack,
    @Nullable Instant linkUntil, String provider, @Nullable Instant providerSince, String problem) {

    public boolean secondFactor() { return telephone || passkeys > 0; }
  }

  @GetMapping("/staff/{account}")
  ModelAndView show(@PathVariable String account) {
    return page(find(account), "", HttpStatus.OK);
  }

  private ModelAndView page(Actor who, String problem, HttpStatus status) {
    return new ModelAndView("signin/account", Map.of("page", new Page(who, staff.isActive(who.id()), who.id().equals(Actor.current().id()),
      factors.isSet(who.id()), passkeys.count(who.id()), sessions.count(who.id()), grants.isHeldBack(who.id()),
      links.openUntil(who.id()).orElse(null), provider.name(),
      providerLinks.of(who.id()).orElse(null), problem)), status);
  }

  /** Their sessions end with the account: each request asks whether it may still come in. The rows go too. */
  @PostMapping("/staff/{account}/off")
  String off(@PathVariable String account) {
    var who = find(account);
    if (staff.switchOff(who.id())) {
      sessions.endAll(who.id());
      links.forget(who.id());
    }
    return back(who);
  }

  @PostMapping("/staff/{account}/on")
  String on(@PathVariable String account) {
    var who = find(account);
    staff.switchOn(who.id());
    return back(who);
  }

  /**
   * For a new account, and for a forgotten password: the link is shown once, to be handed over. Until it is used the old password goes on to open, so
   * that nobody is locked out by it; the second factor is asked all the same.
   */
  @PostMapping("/staff/{account}/link")
  ModelAndView link(@PathVariable String account, HttpServletRequest request) {
    var who = find(account);
    if (who.id().equals(Actor.current().id()) || !staff.isActive(who.id())) throw new NotFound("account"); // their own they change by themselves
    access.done(Act.MANAGE_STAFF, "password-link " + who.id());
    var base = address.at(request).map(PublicAddress.Place::origin).orElse("");
    return new ModelAndView("signin/link-made",
      Map.of("account", who, "link", base + "/sign-in/link/" + links.make(who.id()), "until", links
        .openUntil(who.id()).orElseThrow()));
  }

  /** Whom the provider calls by that name comes in to this account; nobody, where nothing was typed. */
  @PostMapping("/staff/{account}/provider")
  ModelAndView provider(@PathVariable String account, @RequestParam(defaultValue = "") String subject) {
    var who = find(account);
    var asked = provider.provider();
    if (asked.isEmpty() || who.id().equals(Actor.current().id())) throw new NotFound("account"); // nobody opens a second door to their own
    var named = subject.strip();
    if (named.length() > IdToken.LONGEST_SUBJECT || providerLinks.isOthers(asked.get().issuer(), named, who.id()))
      return page(who, "account.provider.taken", HttpStatus.UNPROCESSABLE_CONTENT);
    providerLinks.remove(who.id());
    if (!named.isEmpty()) providerLinks.add(who.id(), asked.get().issuer(), named, ProviderLinks.How.ADMINISTRATOR);
    sessions.endAll(who.id());
    access.done(Act.MANAGE_STAFF, (named.isEmpty() ? "provider-unlinked " : "provider-linked ") + who.id());
    return new ModelAndView(back(who));
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
      return staff.ofTheStaff(StaffId.of(id)).orElseThrow(() -> new NotFound("account"));
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("account");
    }
  }

  private static String back(Actor who) {
    return "redirect:/staff/" + who.id();
  }
}
