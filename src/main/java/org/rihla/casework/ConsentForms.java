package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.casework.CaseSection.Line;
import org.rihla.casework.CaseSection.Page;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Recorded;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Disclosable;
import org.rihla.privacy.Place;
import org.rihla.privacy.Purpose;
import org.rihla.reference.Codes;
import org.rihla.values.PersonId;
import org.rihla.web.Entry;
import org.rihla.web.Field.Choice;
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
  CaseForm consent(Consenting consenting, Codes codes) {
    return CaseForm.of("consent", Act.RECORD_LEGAL_BASIS, SECTION).always().meets(Safeguard.LEGAL_BASIS_RECORDED)
      .asks(view -> List.of(view.whichMember(), one("purpose", "consent_purpose"), text("recipient").optional(), asked("given"),
        one("legalBasis", "legal_basis").preset("CONSENT"), many("covers", fields(view, codes)), one("howGiven", "how_given"),
        name("witness").optional(), one("language", "language").preset(view.spoken()),
        one("interpreter", "consent_interpreter").preset("NONE_NEEDED"), yes("guardianGave"), one("assent", "yes_no").optional(),
        date("until").optional()))
      .does((view, entry) -> consenting.record(view.id(), entry.person(), new Consent(entry.text("purpose"), entry.text("legalBasis"),
        entry.text("given").equals("YES"), entry.text("howGiven"), entry.text("language"), entry.yes("guardianGave"), terms(entry))));
  }

  private static Terms terms(Entry entry) {
    var covers = entry.all("covers").stream().map(Disclosable::valueOf)
      .collect(Collectors.toCollection(() -> EnumSet.noneOf(Disclosable.class)));
    return new Terms(Objects.requireNonNullElse(entry.maybe("recipient"), ""), covers, entry.text("interpreter"), entry.maybe("assent"),
      entry.maybe("witness"), entry.maybeDate("until"));
  }

  private static List<Choice> fields(CaseView view, Codes codes) {
    return Arrays.stream(Disclosable.values())
      .map(field -> new Choice(field.name(), codes.label("disclosable", field.name(), view.language()))).toList();
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
  CaseSection consentSection(Consents consents, Access access) {
    return CaseSection.of(SECTION, Compartment.SHARING).each(TransferRows.OF_CASE, (each, page) -> TransferForms.told(each, page, access))
      .and(page -> {
        var said = consents.of(page.view().people().keySet());
        return page.view().people().keySet().stream()
          .flatMap(
            person -> Consents.standing(said.getOrDefault(person, List.of())).stream().map(each -> told(each, person, page, access)));
      });
  }

  private static Line told(Recorded each, PersonId person, Page page, Access access) {
    var ui = page.ui();
    var consent = each.consent();
    var terms = consent.terms();
    var detail = new StringBuilder(ui.t("consent." + state(each, page)));
    if (each.withdrawn() != null)
      say(detail, ui.date(page.view().day(each.withdrawn().at())) + ", " + ui.code("withdrawal_channel", each.withdrawn().channel()) + ", "
        + ui.code("consent_effect", each.withdrawn().effect()));
    say(detail, ui.code("recipient", Purpose.valueOf(consent.purpose()).recipient().name())
      + (terms.recipient().isEmpty() ? "" : " " + Ui.apart(terms.recipient())));
    if (!consent.basis().equals("CONSENT")) say(detail, ui.code("legal_basis", consent.basis()));
    if (!terms.covers().isEmpty()) say(detail, ui.t("consent.covers", covered(terms.covers(), page, access)));
    say(detail, how(consent, ui));
    if (terms.until() != null) say(detail, ui.t("until", ui.date(terms.until())));
    if (each.recordedBy() != null)
      say(detail, ui.t("consent.by", ui.code("role", each.recordedBy().name()), Objects.requireNonNullElse(each.office(), "–")));
    if (consent.basis().equals("CONSENT"))
      say(detail, ui.t("consent.words", each.version(), ui.code("consent_text", ReadOut.code(consent.purpose(), each.version()))));
    return new Line(page.view().day(each.at()), ui.code("consent_purpose", consent.purpose()), person, detail.toString())
      .telling(ui.t("words.witness"), Place.of(Consents.WITNESS, each.id()), person, page.view().masked() ? null : each.witness())
      .signed("consent", each.id());
  }

  /** That something sealed goes over is told to who reads it. */
  static String covered(Collection<Disclosable> covers, Page page, Access access) {
    var ui = page.ui();
    return covers.stream().filter(field -> !field.compartment().sealed()
      || access.reading(field.compartment(), page.view().found().subject()) == Decision.ALLOWED)
      .map(field -> ui.code("disclosable", field.name())).collect(Collectors.joining(", "));
  }

  private static String how(Consent consent, Ui ui) {
    var how = new StringBuilder(ui.code(OF_THE_OFFICE.contains(consent.howGiven()) ? "how_recorded" : "how_given", consent.howGiven()));
    if (!consent.language().isEmpty()) say(how, ui.code("language", consent.language()));
    if (!consent.terms().interpreter().equals("NONE_NEEDED"))
      say(how, ui.t("consent.interpreter", ui.code("consent_interpreter", consent.terms().interpreter())));
    if (consent.guardian()) say(how, ui.t("consent.guardian"));
    @Nullable
    String assent = consent.terms().assent();
    if (assent != null) say(how, ui.t("consent.assent", ui.code("yes_no", assent)));
    return how.toString();
  }

  private static String state(Recorded each, Page page) {
    if (each.withdrawn() != null) return "withdrawn";
    if (!each.consent().given()) return "refused";
    return each.holds(page.view().today()) ? "given" : "expired";
  }

  private static void say(StringBuilder detail, String more) { detail.append(" · ").append(more); }
}
