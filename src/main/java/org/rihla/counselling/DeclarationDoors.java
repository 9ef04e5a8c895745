package org.rihla.counselling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseDesk;
import org.rihla.casework.ReturnCase;
import org.rihla.people.Identity;
import org.rihla.people.Persons;
import org.rihla.privacy.Audit;
import org.rihla.values.CaseId;
import org.rihla.values.PersonId;
import org.rihla.web.NotFound;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The text of the declaration, to be read out and printed before anybody signs. */
@Controller
class DeclarationDoors {

  private final CaseDesk desk;
  private final Persons persons;
  private final Access access;
  private final Audit audit;
  private final Readers readers;

  DeclarationDoors(CaseDesk desk, Persons persons, Access access, Audit audit, Readers readers) {
    this.desk = desk;
    this.persons = persons;
    this.access = access;
    this.audit = audit;
    this.readers = readers;
  }

  /**
   * For those who take declarations. That somebody's name was read is written down before the page is sent.
   *
   * @param whose the principal's, if nobody is named; from the form for children, a child's
   * @param in the person's own language, if none is named and there is a text in it; else the reader's
   */
  @GetMapping({"/cases/{id}/forms/declaration/text", "/cases/{id}/forms/child-declaration/text"})
  @Transactional
  public ModelAndView text(@PathVariable CaseId id, @RequestParam(name = "person", required = false) @Nullable PersonId whose,
    @RequestParam(defaultValue = "") String in, HttpServletRequest request) {
    var found = desk.read(id);
    access.require(Act.DECLARE, found.subject());
    if (access.reading(Compartment.IDENTITY, found.subject()) != Decision.ALLOWED) throw new NotFound("identity");
    if (!found.stage().beforeBoarding()) throw new NotFound("declaration");
    var people = persons.identities(found.members());
    var person = found.member(whose == null ? first(found, people, request.getRequestURI().contains("/child-declaration/")) : whose);
    audit.record(Act.READ_CASE, id.value(), null, "DONE", "case identity"); // the page names the whole group
    var who = Objects.requireNonNull(people.get(person));
    var language = Readers.known(in).or(() -> Readers.known(who.language())).orElse(readers.language(request));
    return new ModelAndView("counselling/declaration", Map.of("paper",
      new DeclarationPaper(found, people, person, language, desk.today(), desk.coolingOffDays()), "said", readers.ui(language)));
  }

  private PersonId first(ReturnCase found, Map<PersonId, Identity> people, boolean aChild) {
    return found.members().stream().filter(each -> aChild && Objects.requireNonNull(people.get(each)).minorOn(desk.today())).findFirst()
      .orElse(found.principal());
  }
}
