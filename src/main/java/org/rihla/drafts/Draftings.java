package org.rihla.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.values.Ids;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Drafts as the pages of forms know them. */
@Component
public class Draftings {

  static final String PAGE = "_draft";
  static final String WHOSE = "_whose";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final Drafts drafts;
  private final PageMark marks;
  private final Access access;
  private final Readers readers;

  Draftings(Drafts drafts, PageMark marks, Access access, Readers readers) {
    this.drafts = drafts;
    this.marks = marks;
    this.access = access;
    this.readers = readers;
  }

  /** Digits that somebody chose are theirs alone; and the telephone of who comes for themselves may be borrowed. */
  public boolean areKept(List<Field> fields) {
    return !access.comesForThemselves() && fields.stream().noneMatch(field -> field.kind() == Field.Kind.PASSWORD);
  }

  /** A page that is opened: filled with what was begun. What was typed into a sealed part waits, as everything there, for a proof. */
  public Drafting opened(String address, Compartment part) {
    var found = drafts.find(address);
    boolean waits = found.isPresent() && access.waitsForProof(part);
    var shown = found.filter(_ -> !waits);
    return new Drafting(address, shown.map(Draft::page).orElseGet(Ids::next), marks.of(address), shown.orElse(null), waits);
  }

  /** A page that was sent, and comes again. */
  public Drafting sent(String address, HttpServletRequest request) {
    return new Drafting(address, page(request), marks.of(address), null, false);
  }

  private static UUID page(HttpServletRequest request) {
    return page(request.getParameter(PAGE));
  }

  static UUID page(@Nullable String sent) {
    try {
      return sent == null ? Ids.next() : UUID.fromString(sent);
    } catch (IllegalArgumentException notOurs) {
      return Ids.next();
    }
  }

  /** The form was carried out: what was begun on this page is not needed any more. */
  public void over(String address, HttpServletRequest request) {
    drafts.over(address, page(request));
  }

  /**
   * Keeps what is typed, as it is, or throws it away. Nothing is checked and nothing is done in a case.
   *
   * @param again the form once more, with why it was not kept: nothing typed is lost
   */
  public ModelAndView keep(String address, HttpServletRequest request, Function<List<String>, ModelAndView> again) {
    if (access.comesForThemselves()) throw new NotFound("draft");
    if (request.getParameter("away") != null) {
      drafts.throwAway(address);
      return new ModelAndView("redirect:" + address);
    }
    boolean byItself = Drafting.isByItself(request);
    return switch (drafts.keep(address, page(request), Typing.of(request.getParameterMap()))) {
      case Drafts.Keeping.Kept(var at) -> byItself
        ? new ModelAndView("drafts/hour", Map.of("hour", at.atZone(readers.zone()).format(HOUR)))
        : new ModelAndView("drafts/kept", Map.of("address", address, "until", at.plus(Drafts.LIFE).atZone(readers.zone()).toLocalDate()));
      case Drafts.Keeping.TooMuch _ -> refused(byItself, "draft-too-much", again);
      case Drafts.Keeping.Another _ -> refused(byItself, "draft-of-another-page", again);
    };
  }

  /** Where somebody goes on with the same form on another page. @param step the page on which they go on */
  public Drafts.Keeping goOn(String address, String step, HttpServletRequest request) {
    if (access.comesForThemselves()) throw new NotFound("draft");
    return drafts.keep(address, page(request), Typing.of(request.getParameterMap()).at(step));
  }

  /** Nothing of it is to be kept. */
  public void throwAway(String address) { drafts.throwAway(address); }

  private static ModelAndView refused(boolean byItself, String reason, Function<List<String>, ModelAndView> again) {
    return byItself
      ? new ModelAndView("drafts/hour", Map.of("hour", ""), HttpStatus.CONFLICT)
      : again.apply(List.of(reason));
  }

  /** For whom the page that was sent was made, if it was made here. */
  Optional<StaffId> whose(HttpServletRequest request, String address) {
    return marks.whose(request.getParameter(WHOSE), address);
  }
}
