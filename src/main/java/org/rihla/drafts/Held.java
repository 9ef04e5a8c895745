package org.rihla.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.rihla.access.Actor;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.web.SentForms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form that came when nobody was signed in any more. Nothing of it is kept for somebody who has not signed in: it goes back to the browser closed with
 * the key of the account for which its page was made, and is kept when that account brings it with its password, within a day.
 */
@Component
public class Held {

  private static final Place PLACE = new Place("drafts.held", "page");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Drafts drafts;
  private final Draftings pages;
  private final Seals seals;
  private final SentForms sent;
  private final Clock clock;

  Held(Drafts drafts, Draftings pages, Seals seals, SentForms sent, Clock clock) {
    this.sent = sent;
    this.drafts = drafts;
    this.pages = pages;
    this.seals = seals;
    this.clock = clock;
  }

  /** @param key of the post: it may have arrived, and its answer been lost */
  private record Form(String address, String page, String key, long until, String typed) {
  }

  /** The form to which it was sent. */
  public static String address(HttpServletRequest request) {
    var sent = request.getRequestURI();
    return sent.endsWith(Drafting.KEPT_AT) ? sent.substring(0, sent.length() - Drafting.KEPT_AT.length()) : sent;
  }

  /** @return what was typed, closed; empty where it came from no page of ours, or was too much */
  @Transactional
  public Optional<String> close(HttpServletRequest request) {
    var address = address(request);
    var typed = Typing.of(request.getParameterMap());
    if (typed.tooMuch()) return Optional.empty();
    return pages.whose(request, address).map(who -> {
      var form = new Form(address, Draftings.page(request.getParameter(Draftings.PAGE)).toString(),
        Objects.requireNonNullElse(request.getParameter("_key"), ""), clock.instant().plus(PageMark.GOOD_FOR)
          .getEpochSecond(),
        typed.text());
      return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(Objects.requireNonNull(seals.ofAccount(who).close(JSON.writeValueAsString(form), PLACE)));
    });
  }

  /** In the name of whoever acts now: kept as their draft, if it is theirs and was not carried out before. @return where they go on */
  @Transactional
  public Optional<String> keep(String closed) {
    return opened(closed).filter(form -> Instant.ofEpochSecond(form.until()).isAfter(clock.instant()))
      .map(form -> sent.ledTo(form.key()).orElseGet(() -> kept(form)));
  }

  /** What they typed later elsewhere stays. */
  private String kept(Form form) {
    var since = Instant.ofEpochSecond(form.until()).minus(PageMark.GOOD_FOR);
    drafts.replaceOlder(form.address(), Draftings.page(form.page()), Typing.read(form.typed()), since);
    return form.address();
  }

  private Optional<Form> opened(String closed) {
    try {
      var text = seals.ofAccount(Actor.current().id()).open(Base64.getUrlDecoder().decode(closed), PLACE);
      return Optional.of(JSON.readValue(Objects.requireNonNull(text), Form.class));
    } catch (Unreadable | IllegalArgumentException notTheirs) {
      return Optional.empty();
    }
  }
}
