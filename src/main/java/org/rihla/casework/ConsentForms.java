package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Place;
import org.rihla.privacy.Purpose;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What somebody agrees to, takes back, and has agreed to: asked and shown on the page of their case. */
@Configuration
class ConsentForms {

  static final String SECTION = "sharing";
  /** Nobody gave them: no form offers these ways. */
  private static final Set<String> OF_THE_OFFICE = Set.of("NOT_ASKED", "AT_DEPARTURE");

  @Bean
  CaseForm consent(Consenting consenting, ConsentQuestions questions) {
    return CaseForm.of("consent", Act.RECORD_LEGAL_BASIS, SECTION).always().meets(Safeguard.LEGAL_BASIS_RECORDED)
      .asks(questions::of).does((view, entry) -> questions.isOfOnePurpose(entry)
        ? consenting.record(view.id(), entry.person(), questions.answered(view, entry))
        : Outcome.refused("one-purpose-at-a-time"));
  }

  @Bean
  CaseForm consentWithdrawal(Consenting consenting) {
    return CaseForm.of("consent-withdrawal", Act.WITHDRAW_CONSENT, SECTION).always().besideOthers()
      .asks(view -> List.of(view.whichMember(), one("purpose", "consent_purpose"), text("recipient").optional(),
        one("channel", "withdrawal_channel")))
      .does((view, entry) -> consenting.withdraw(view.id(), entry.person(), entry.text("purpose"),
        Objects.requireNonNullElse(entry.maybe("recipient"), ""), entry.text("channel")));
  }

  /** How the case goes to the office of origin; and who may see what of somebody, since when, and in which words it was asked. */
  @Bean
  @Order(75)
  CaseSection consentSection(Consents consents, Access access, ReadOut words) {
    return CaseSection.of(SECTION, Compartment.SHARING).each(TransferRows.OF_CASE, (each, page) -> TransferForms.told(each, page, access))
      .and(page -> {
        var said = consents.of(page.view().people().keySet());
        return page.view().people().keySet().stream().flatMap(person -> {
          var standing = Consents.standing(said.getOrDefault(person, List.of()));
          return Stream.concat(standing.stream().map(each -> told(each, person, page, access, words)), notAsked(person, standing, page));
        });
      });
  }

  /** Whom nobody has asked for what: it allows nothing, and is no no. */
  private static Stream<Line> notAsked(PersonId person, List<Recorded> said, Page page) {
    var open = Arrays.stream(Purpose.values())
      .filter(purpose -> !purpose.recipient().isNamed() && said.stream().noneMatch(each -> each.consent().purpose().equals(purpose.name())))
      .map(purpose -> page.ui().code("consent_purpose", purpose.name())).toList();
    return open.isEmpty() ? Stream.of() : Stream.of(new Line(null, page.ui().t("consent.not-asked"), person, String.join(" · ", open)));
  }

  private static Line told(Recorded each, PersonId person, Page page, Access access, ReadOut words) {
    var ui = page.ui();
    var consent = each.consent();
    var terms = consent.terms();
    var detail = new StringBuilder(ui.t("consent." + state(each, page)));
    if (each.withdrawn() != null)
      say(detail, ui.date(page.view().day(each.withdrawn().at())) + ", " + ui.code("withdrawal_channel", each.withdrawn().channel()) + ", "
        + ui.code("consent_effect", each.withdrawn().effect()));
    say(detail, ui.code("recipient", Purpose.valueOf(consent.purpose()).recipient().name())
      + (terms.recipient().isEmpty() ? "" : " " + Ui.apart(terms.recipient())));
    if (!consent.isConsent()) say(detail, ui.code("legal_basis", consent.basis()));
    if (!terms.covers().isEmpty()) say(detail, ui.t("consent.covers", covered(terms.covers(), page, access)));
    say(detail, how(consent, person, page));
    if (terms.until() != null) say(detail, ui.t("until", ui.date(terms.until())));
    if (each.recordedBy() != null)
      say(detail, ui.t("consent.by", ui.code("role", each.recordedBy().name()), Objects.requireNonNullElse(each.office(), "–")));
    if (consent.isConsent()) say(detail, readIn(each, ui));
    var line = new Line(page.view().day(each.at()), ui.code("consent_purpose", consent.purpose()), person, detail.toString())
      .telling(ui.t("words.witness"), Place.of(Consents.WITNESS, each.id()), person, page.view().masked() ? null : each.witness())
      .signed("consent", each.id());
    return consent.isConsent() ? line.quoting(words.read(each, ui.language())) : line;
  }

  private static String readIn(Recorded each, Ui ui) {
    var reading = each.consent().reading();
    return reading == null
      ? ui.t("consent.words-somehow", each.version())
      : ui.t("consent.words", each.version(), ui.languageName(reading.in()));
  }

  /** That something sealed goes over is told to who reads it. */
  static String covered(Collection<Disclosable> covers, Page page, Access access) {
    var ui = page.ui();
    return covers.stream().filter(field -> !field.compartment().sealed()
      || access.reading(field.compartment(), page.view().found().subject()) == Decision.ALLOWED)
      .map(field -> ui.code("disclosable", field.name())).collect(Collectors.joining(", "));
  }

  private static String how(Consent consent, PersonId person, Page page) {
    var ui = page.ui();
    var terms = consent.terms();
    var how = new StringBuilder(ui.code(OF_THE_OFFICE.contains(consent.howGiven()) ? "how_recorded" : "how_given", consent.howGiven()));
    if (!consent.language().isEmpty() && page.view().shows(person, Disclosable.LANGUAGE)) say(how, ui.code("language", consent.language()));
    if (!terms.interpreter().equals("NONE_NEEDED"))
      say(how, ui.t("consent.interpreter", ui.code("consent_interpreter", terms.interpreter())));
    if (terms.guardian() != null) say(how, ui.t("consent.guardian-who", Ui.apart(page.view().name(terms.guardian()))));
    else if (consent.guardian()) say(how, ui.t("consent.guardian"));
    var assent = terms.assent();
    if (assent != null)
      say(how, ui.t("consent.assent", ui.code("assent", assent.answer())
        + (assent.why() == null ? "" : ", " + ui.code("assent_reason", assent.why()))));
    return how.toString();
  }

  /** What rests on another basis was agreed to by nobody, and is not called so. */
  private static String state(Recorded each, Page page) {
    var consent = each.consent();
    if (!consent.isConsent()) return each.holds(page.view().today()) ? "basis" : "basis-over";
    if (each.withdrawn() != null) return "withdrawn";
    if (!consent.given()) return "refused";
    if (consent.objected()) return "objected";
    return each.holds(page.view().today()) ? "given" : "expired";
  }

  private static void say(StringBuilder detail, String more) { detail.append(" · ").append(more); }
}
