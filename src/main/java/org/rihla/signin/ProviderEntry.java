package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.access.Staff;
import org.rihla.access.Staff.Credentials;
import org.rihla.privacy.Audit;
import org.rihla.signin.IdToken.Verdict.Good;
import org.rihla.signin.ProviderLinks.How;
import org.rihla.values.Calendar;
import org.springframework.stereotype.Component;

/** Lets in somebody of whom the provider has said who they are: if they have an account here. None is made. */
@Component
class ProviderEntry {

  private final OwnLanguage language;
  private final ProviderLinks links;
  private final Staff staff;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final Audit audit;
  private final Calendar clock;

  ProviderEntry(ProviderLinks links, Staff staff, SecondFactors factors, Sessions sessions, Audit audit, Calendar clock,
    OwnLanguage language) {
    this.language = language;
    this.links = links;
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /** @return where they go */
  String letIn(Provider provider, Good said, HttpServletRequest request, HttpServletResponse response) {
    var who = links.find(provider.issuer(), said.subject()).flatMap(staff::byId).or(() -> firstUse(provider, said));
    var account = who.flatMap(staff::credentials).filter(Credentials::active);
    if (account.isEmpty()) {
      audit.atTheDoor(who, "SIGN_IN", "REFUSED", who.isEmpty() ? "provider unlinked" : "provider switched-off");
      return "/sign-in?unlinked";
    }
    boolean more = !provider.hasAskedForSecondFactor(said.claims()) && factors.isAskedOf(account.get());
    SessionCookie.sent(request).ifPresent(cookie -> sessions.end(cookie.number()));
    SessionCookie.of(sessions.begin(account.get().actor().id(), !more, since(said))).set(request, response);
    language.greet(account.get().actor().id(), request, response);
    audit.atTheDoor(who, "SIGN_IN", "DONE", more ? "provider" : "provider second-factor-there");
    return more ? "/sign-in/second" : Wanted.take(request, response);
  }

  /** By our clock: who signed in there an hour ago has proved nothing just now. */
  private Instant since(Good said) {
    var ago = Duration.between(said.authenticatedAt(), clock.outside());
    return clock.instant().minus(ago.isNegative() ? Duration.ZERO : ago);
  }

  /** An account that has a link to somebody else keeps it. */
  private Optional<Actor> firstUse(Provider provider, Good said) {
    var named = provider.login(said.claims()).flatMap(staff::find).filter(found -> staff.isActive(found.id()))
      .filter(found -> links.add(found
        .id(), provider.issuer(), said.subject(), How.FIRST_USE));
    named.ifPresent(_ -> audit.atTheDoor(named, "PROVIDER_LINK", "DONE", "first-use"));
    return named;
  }
}
