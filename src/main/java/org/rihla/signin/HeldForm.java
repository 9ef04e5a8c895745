package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.drafts.Held;
import org.rihla.signin.Sessions.Session;
import org.rihla.web.JteViews;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What was typed into a page of ours and sent when nobody was signed in there any more, or somebody anew. Nothing is done with it and nothing is kept of
 * a stranger: it stands, closed, in the form of the sign-in, and becomes a draft of the account for which the page was made when that account signs in.
 */
@Component
class HeldForm {

  static final String HELD = "_held";

  private final Held held;
  private final SignedIn who;
  private final Provider.Configured provider;
  private final JteViews pages;

  HeldForm(Held held, SignedIn who, Provider.Configured provider, JteViews pages) {
    this.held = held;
    this.who = who;
    this.provider = provider;
    this.pages = pages;
  }

  /** @return whether it was answered: the same account signed in anew finds its form again, and nobody is asked who they are */
  boolean takes(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = form(request);
    if (form.isEmpty()) return false;
    var session = who.session(request).filter(Session::complete);
    if (session.isEmpty()) {
      ask(form.get(), request, response);
      return true;
    }
    var address = keep(session.get().actor(), form.get());
    if (address.isEmpty()) return false;
    response.sendRedirect(address.get());
    return true;
  }

  /** As it came, or as it was closed before. */
  private Optional<String> form(HttpServletRequest request) {
    var before = request.getParameter(HELD);
    if (before != null && !before.isEmpty()) return Optional.of(before);
    try {
      return request.getMethod().equals("POST") ? held.close(request) : Optional.empty();
    } catch (DataAccessException away) {
      return Optional.empty();
    }
  }

  private void ask(String form, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!request.getRequestURI().startsWith("/sign-in")) Wanted.remember(Held.address(request), request, response);
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    pages.answer("signin/sign-in", Map.of("said", SignInPages.Said.NOTHING, "seconds", 0L, "login", "", "provider", provider.name(), "held",
      form), request, response);
  }

  /** Whoever signs in brings it along. */
  void keep(Actor account, HttpServletRequest request) {
    var form = request.getParameter(HELD);
    if (form != null && !form.isEmpty()) keep(account, form);
  }

  private Optional<String> keep(Actor account, String form) {
    try {
      return account.doing(() -> held.keep(form));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
