package org.rihla.casework;

import static org.rihla.web.Field.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rihla.access.Act;
import org.rihla.casework.CasePage.TwoPeople;
import org.rihla.casework.Eligibility.NotEligible;
import org.rihla.people.Contact;
import org.rihla.people.Papers.Paper;
import org.rihla.people.Persons;
import org.rihla.privacy.Disclosable;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Messages;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What casework itself asks on the screen. */
@Configuration
class CaseworkForms {

  /** What was not handed over of somebody is not told to whoever writes it anew. */
  private static final Map<String, Disclosable> HANDED_OVER = Map.of("telephone", Disclosable.TELEPHONE, "safeToCall",
    Disclosable.TELEPHONE,
    "address", Disclosable.ADDRESS, "placeOfReturn", Disclosable.PLACE_OF_RETURN, "contactInOrigin", Disclosable.CONTACT_IN_ORIGIN);

  @Bean
  CaseForm paper(Particulars particulars) {
    return CaseForm.of("paper", Act.RECORD_PAPER, "people").beforeBoarding().meets(Safeguard.TRAVEL_DOCUMENT_VALID)
      .asks(view -> List.of(view.whichMember(), one("paper", "paper_type"), text("number"),
        one("issuer", "country").preset(view.identity(view.found().principal()).nationality()), date("issuedOn").optional(),
        date("expiresOn").optional(),
        one("location", "paper_location").preset("WITH_APPLICANT")))
      .does((view, entry) -> {
        var issued = entry.maybeDate("issuedOn");
        var expires = entry.maybeDate("expiresOn");
        return particulars.recordPaper(view.id(), entry.person(),
          new Paper(entry.text("paper"), entry.text("number"), new Country(entry.text("issuer")), issued, expires, entry.text("location")));
      });
  }

  @Bean
  CaseForm contact(Particulars particulars, Persons persons) {
    return CaseForm.of("contact", Act.CHANGE_CONTACT, "people").always().when(view -> !view.people().isEmpty())
      .asks(
        view -> List.of(view.whichMember(), tel("telephone").optional(), one("safeToCall", "yes_no").optional(), text("address").optional(),
          text("placeOfReturn").optional(),
          text("contactInOrigin").optional()))
      .over((view, entry) -> stored(view, entry, persons))
      .does((view, entry) -> particulars.changeContact(view.id(), entry.person(),
        persons.contact(view.found().member(entry.person())).with(entry.maybe("telephone"), entry.maybe("safeToCall"),
          entry.maybe("address"), entry.maybe("placeOfReturn"), entry.maybe("contactInOrigin"))));
  }

  /** Of what was typed: an empty answer changes nothing. */
  private static Map<String, String> stored(CaseView view, Entry entry, Persons persons) {
    var person = view.found().members().stream().filter(each -> entry.typed("person", each.toString())).findFirst();
    if (person.isEmpty() || view.erased().contains(person.get())) return Map.of();
    var stored = answers(persons.contact(person.get()));
    stored.keySet()
      .removeIf(field -> entry.maybe(field) == null || HANDED_OVER.containsKey(field) && !view.shows(person.get(), HANDED_OVER.get(field)));
    return stored;
  }

  private static Map<String, String> answers(Contact contact) {
    var stored = new LinkedHashMap<String, String>();
    stored.put("telephone", Objects.requireNonNullElse(contact.telephone(), ""));
    stored.put("safeToCall", contact.safeToCall() ? "YES" : "NO");
    stored.put("address", Objects.requireNonNullElse(contact.address(), ""));
    stored.put("placeOfReturn", Objects.requireNonNullElse(contact.placeOfReturn(), ""));
    stored.put("contactInOrigin", Objects.requireNonNullElse(contact.contactInOrigin(), ""));
    return stored;
  }

  @Bean
  CaseForm eligibility(Eligibility eligibility) {
    return CaseForm.of("eligibility", Act.DECIDE_ELIGIBILITY, "decisions").during(Stage.APPLIED).meets(Safeguard.ELIGIBLE)
      .asks(_ -> List.of(Field.asked("eligible"), one("reason", "ineligibility_reason").optional(), longText("reasonsInWords").optional(),
        many("nextSteps", "after_refusal")))
      .does((view, entry) -> decide(eligibility, view, entry));
  }

  /** Reasons go with a no, and a no with reasons: whoever ticked the other answer is asked again. */
  private static Outcome decide(Eligibility eligibility, CaseView view, Entry entry) {
    var reason = entry.maybe("reason");
    var words = entry.maybe("reasonsInWords");
    boolean says = reason != null || words != null || !entry.all("nextSteps").isEmpty();
    if (entry.text("eligible").equals("YES")) return says ? Outcome.refused("eligible-with-reasons") : eligibility.confirm(view.id());
    if (reason == null || words == null) return Outcome.refused("ineligible-without-reason");
    return eligibility.refuse(view.id(), new NotEligible(reason, words, entry.all("nextSteps")));
  }

  private static List<Choice> overridable(CaseView view, Messages messages) {
    return Arrays.stream(Safeguard.values()).filter(safeguard -> safeguard.override() == Safeguard.Override.TWO_PEOPLE)
      .map(safeguard -> new Choice(safeguard.name(), messages.text("safeguard." + safeguard, view.language()))).toList();
  }

  @Bean
  CaseForm override(Decisions decisions, Messages messages) {
    return CaseForm.of("override", Act.OVERRIDE_SAFEGUARD, "decisions").beforeBoarding()
      .asks(view -> List.of(one("safeguard", overridable(view, messages)), longText("reasonsInWords"), yes("personInsists")))
      .does((view, entry) -> decisions.askOverride(view.id(), Safeguard.valueOf(entry.text("safeguard")), entry.text("reasonsInWords"),
        entry.yes("personInsists")));
  }

  @Bean
  CaseForm overrideConfirmation(Decisions decisions, Checks checks, Readers readers) {
    return CaseForm.of("override-confirmation", Act.OVERRIDE_SAFEGUARD, "decisions").beforeBoarding()
      .asks(view -> List.of(asked(checks.overridden(view.found()), readers.ui(view.language()))))
      .does((view, entry) -> decisions.confirmOverride(view.id(), Safeguard.valueOf(entry.text("safeguard"))));
  }

  /** The second person reads what was asked, by whom, and why. */
  private static Field asked(List<TwoPeople> requests, Ui ui) {
    var open = requests.stream().filter(each -> !each.confirmed() && !each.ended()).toList();
    return one("safeguard", open.stream().map(each -> new Choice(each.safeguard().name(), ui.t("safeguard." + each.safeguard()))).toList())
      .noting(open.stream().map(each -> ui.t("override.choice", ui.t("safeguard." + each.safeguard()), each.askedBy(),
        ui.moment(each.askedAt()), Objects.requireNonNullElse(each.reason(), ui.t("override.reason-kept"))))
        .collect(Collectors.joining("\n")));
  }

  @Bean
  CaseForm closure(Moves moves, Closures closures, Codes codes, Messages messages) {
    return CaseForm.of("closure", Act.CLOSE, "decisions")
      .during(Stage.REGISTERED, Stage.APPLIED, Stage.APPROVED, Stage.CLEARED, Stage.DEPARTED, Stage.ARRIVED, Stage.REINTEGRATING)
      .asks(view -> List.of(one("closureReason", "closure_reason").offering(closures.possible(view.found()).stream()
        .map(reason -> new Choice(reason, codes.label("closure_reason", reason, view.language()))).toList())
        .noting(moves.owes(view.found()) ? messages.text("closure.owes", view.language()) : ""),
        longText("closureWords").optional().noting(messages.text("closure.words", view.language(), Closure.WITH_WORDS.stream()
          .map(reason -> codes.label("closure_reason", reason, view.language())).collect(Collectors.joining(" · "))))))
      .does((view, entry) -> closures.naming(view.found(),
        moves.close(view.id(), entry.text("closureReason"), entry.maybe("closureWords"), view.found().version())));
  }
}
