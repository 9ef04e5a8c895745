package org.rihla.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.Consenting;
import org.rihla.casework.Guardians;
import org.rihla.casework.Outcome;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReadOut;
import org.rihla.casework.ReturnCase;
import org.rihla.people.Persons;
import org.rihla.portal.Agreed.OfChild;
import org.rihla.privacy.Consents;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.rihla.values.PersonId;
import org.rihla.web.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What somebody agreed to, for themselves and for the children for whom they speak, and how they take it back. */
@Controller
class AgreedDoors {

  private static final String BY_THEMSELVES = "PORTAL";

  private final OwnFile own;
  private final Guardians guardians;
  private final Persons persons;
  private final Consents consents;
  private final Consenting consenting;
  private final ReadOut words;
  private final Codes codes;
  private final Readers readers;

  AgreedDoors(OwnFile own, Guardians guardians, Persons persons, Consents consents, Consenting consenting, ReadOut words, Codes codes,
    Readers readers) {
    this.own = own;
    this.guardians = guardians;
    this.persons = persons;
    this.consents = consents;
    this.consenting = consenting;
    this.words = words;
    this.codes = codes;
    this.readers = readers;
  }

  private ReturnCase mine() { return own.mine().orElseThrow(NothingIsTheirs::new); }

  @ExceptionHandler
  String none(NothingIsTheirs nothing) { return "redirect:/"; }

  /** That it was read is written down before it is sent. */
  @GetMapping("/mine/agreed")
  @Transactional
  public ModelAndView agreed(HttpServletRequest request) { return agreed(readers.language(request), List.of(), HttpStatus.OK); }

  private ModelAndView agreed(Language language, List<String> refusals, HttpStatus status) {
    var mine = mine();
    var today = LocalDate.now(readers.clock());
    own.looked(mine);
    return new ModelAndView("portal/agreed", Map.of("agreed", new Agreed(Consents.standing(consents.of(own.me())), children(mine, today),
      today, said -> words.read(said, language), refusals)), status);
  }

  private List<OfChild> children(ReturnCase mine, LocalDate today) {
    var given = guardians.givenByMe(mine);
    var who = persons.identities(given.keySet());
    given.keySet().forEach(child -> own.lookedAsGuardian(mine, child));
    return given.entrySet().stream().map(each -> {
      var child = Objects.requireNonNull(who.get(each.getKey()));
      return new OfChild(each.getKey(), child.sex(), child.ageOn(today), each.getValue());
    }).sorted(Comparator.comparing(OfChild::age).reversed().thenComparing(each -> each.child().value())).toList();
  }

  /** @param child for whom it was given; nothing where it was for themselves */
  @PostMapping("/mine/agreed")
  public ModelAndView takeBack(@RequestParam(defaultValue = "") String purpose, @RequestParam(defaultValue = "") String recipient,
    @RequestParam(required = false) @Nullable PersonId child, HttpServletRequest request) {
    var language = readers.language(request);
    if (!codes.has("consent_purpose", purpose)) return agreed(language, List.of("no-such-consent"), HttpStatus.UNPROCESSABLE_CONTENT);
    return switch (consenting.withdraw(mine().id(), child == null ? own.me() : child, purpose, recipient, BY_THEMSELVES)) {
      case Outcome.Done _ -> new ModelAndView("redirect:/mine/agreed");
      case Outcome.Refused(var reasons) -> agreed(language, reasons, HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }
}
