package org.rihla.casework;

import static org.rihla.web.Field.*;

import com.ibm.icu.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.web.Entry;
import org.rihla.web.Field;
import org.rihla.web.Field.Choice;
import org.rihla.web.Ui;
import org.springframework.stereotype.Component;

/** What the first interview asks, and what the answers say. */
@Component
class InterviewQuestions {

  private static final int OLDEST = 120;
  private static final String CONSENT = "CONSENT";

  private final Offices offices;
  private final Codes codes;
  private final Clock clock;

  InterviewQuestions(Offices offices, Codes codes, Clock clock) {
    this.offices = offices;
    this.codes = codes;
    this.clock = clock;
  }

  List<Field> ofPrincipal(Language language, List<MaybeSame> known) {
    var destinations = offices.all().stream().filter(office -> office.kind() == Office.Kind.ORIGIN)
      .map(office -> new Choice(office.country().code(), codes.country(office.country().code(), language)))
      .sorted(Comparator.comparing(Choice::label, Collator.getInstance(language.locale()))).toList();
    var fields = new ArrayList<>(duplicateQuestion(known, language));
    fields.add(one("returnTo", destinations));
    fields.addAll(person(null));
    return fields;
  }

  List<Field> ofRelative(CaseView view, List<MaybeSame> known) {
    var fields = new ArrayList<>(duplicateQuestion(known, view.language()));
    fields.add(roleOfRelative(view.language()));
    fields.addAll(person(view));
    return fields;
  }

  /** What somebody is to the principal. */
  Field roleOfRelative(Language language) {
    return one("role", codes.of("case_role").stream().filter(role -> !role.code().equals(Member.PRINCIPAL))
      .map(role -> new Choice(role.code(), role.labels().getOrDefault(language, role.code()))).toList());
  }

  /** Where there is somebody alike, that there is no other record is no answer; nor that one cannot tell, where all are seen. */
  Field duplicateAnswer(Language language, boolean allSeen) {
    return one("duplicate", codes.of("duplicate_answer").stream().filter(code -> !code.code().equals("NO_OTHER_RECORD"))
      .filter(code -> !allSeen || !code.code().equals(DuplicateAnswer.CANNOT_TELL))
      .map(code -> new Choice(code.code(), code.labels().getOrDefault(language, code.code()))).toList());
  }

  private List<Field> duplicateQuestion(List<MaybeSame> known, Language language) {
    if (known.isEmpty()) return List.of();
    boolean allSeen = known.stream().noneMatch(MaybeSame::outOfSight);
    return List.of(duplicateAnswer(language, allSeen), one("samePerson", known.stream().filter(other -> !other.outOfSight())
      .map(other -> new Choice(other.personId(), Ui.apart(other.name()) + " · " + Ui.apart(other.caseNumber()))).toList()).optional());
  }

  /** Who somebody is. @param answered by the name of the question */
  static Stream<Field> identity(Map<String, String> answered) {
    return Stream.of(name("givenNames"), name("familyName"), name("nameInScript").optional(), one("sex", "sex"), date("birthDate"),
      one("birthPrecision", "date_precision"), one("nationality", "country"), one("maritalStatus", "marital_status"),
      one("language", "language"), one("legalStatus", "legal_status"))
      .map(field -> answered.containsKey(field.name()) ? field.preset(answered.get(field.name())) : field);
  }

  /** What is known of the principal is not asked twice. */
  private static List<Field> person(@Nullable CaseView view) {
    var principal = view == null ? null : view.identity(view.found().principal());
    var known = new HashMap<String, String>(Map.of("birthPrecision", "DAY"));
    if (principal != null) known.putAll(Map.of("nationality", principal.nationality().code(), "language", principal.language()));
    if (principal != null && view != null && !view.masked()) known.put("familyName", principal.familyName());
    return Stream.concat(identity(known),
      Stream.of(tel("telephone").optional(), yes("safeToCall"), text("address").optional(), text("placeOfReturn").optional(),
        text("contactInOrigin").optional(),
        one("legalBasis", "legal_basis").preset(CONSENT), one("howGiven", "how_given"), name("witness").optional(),
        one("interpreter", "consent_interpreter").preset("NONE_NEEDED"), yes("guardianGave"), yes("consentProcess"), yes("consentOrigin"),
        yes("consentConsulate"), yes("consentState"), yes("consentAfter")))
      .toList();
  }

  /** Nobody is born tomorrow; nothing is written down of who does not agree; and a child's consent is given by a guardian. */
  Entry checked(Entry entry) {
    if (!entry.ok()) return entry;
    var today = LocalDate.now(clock);
    boolean consents = entry.text("legalBasis").equals(CONSENT);
    checkBirth(entry, today);
    if (entry.ok())
      if (consents && !entry.yes("consentProcess")) entry.refuse("consentProcess", "problem.consent");
      else
        if (entry.text("howGiven").equals("ORAL_WITH_WITNESS") && entry.maybe("witness") == null)
          entry.refuse("witness",
            "problem.witness");
        else
          if (consents && identity(entry).minorOn(today) && !entry.yes("guardianGave")) entry.refuse("guardianGave", "problem.guardian");
    return entry;
  }

  /** Also of who is corrected later. */
  static void checkBirth(Entry entry, LocalDate today) {
    var born = entry.date("birthDate");
    if (born.isAfter(today) || born.plusYears(OLDEST).isBefore(today)) entry.refuse("birthDate", "problem.date-range");
  }

  static Newcomer newcomer(Entry entry, String role, @Nullable DuplicateAnswer duplicates) {
    var contact = new Contact(entry.maybe("telephone"), entry.yes("safeToCall"), entry.maybe("address"), entry.maybe("placeOfReturn"),
      entry.maybe("contactInOrigin"));
    var consents = List.of(consent("C_PROCESS", entry.text("legalBasis"), entry.yes("consentProcess"), entry),
      consent("C_SHARE_ORIGIN", CONSENT, entry.yes("consentOrigin"), entry),
      consent("C_SHARE_CONSULATE", CONSENT, entry.yes("consentConsulate"), entry),
      consent("C_SHARE_STATE_HOST", CONSENT, entry.yes("consentState"), entry),
      consent("C_CONTACT_AFTER", CONSENT, entry.yes("consentAfter"), entry));
    return new Newcomer(identity(entry), contact, role, entry.text("legalStatus"), consents, duplicates);
  }

  static Identity identity(Entry entry) {
    return new Identity(entry.text("familyName"), entry.text("givenNames"), entry.maybe("nameInScript"), Sex.valueOf(entry.text("sex")),
      entry.date("birthDate"),
      Precision.valueOf(entry.text("birthPrecision")), new Country(entry.text("nationality")), entry.text("maritalStatus"),
      entry.text("language"));
  }

  /** Another basis than consent is one for registering; what is handed on is agreed to, or is not. */
  private static Consent consent(String purpose, String basis, boolean given, Entry entry) {
    return new Consent(purpose, basis, given, entry.text("howGiven"), entry.text("language"), entry.yes("guardianGave"),
      new Terms("", Set.of(), entry.text("interpreter"), null, entry.maybe("witness"), null));
  }
}
