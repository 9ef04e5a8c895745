package org.rihla.casework;

import static org.rihla.web.Field.*;

import com.ibm.icu.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Offices offices;
  private final FirstConsents consents;
  private final Codes codes;
  private final Clock clock;

  InterviewQuestions(Offices offices, FirstConsents consents, Codes codes, Clock clock) {
    this.offices = offices;
    this.consents = consents;
    this.codes = codes;
    this.clock = clock;
  }

  List<Field> ofPrincipal(Language language, List<MaybeSame> known) {
    var destinations = offices.all().stream().filter(office -> office.kind() == Office.Kind.ORIGIN)
      .map(office -> new Choice(office.country().code(), codes.country(office.country().code(), language)))
      .sorted(Comparator.comparing(Choice::label, Collator.getInstance(language.locale()))).toList();
    var fields = new ArrayList<>(duplicateQuestion(known, language));
    fields.add(one("returnTo", destinations));
    fields.addAll(person(null, language));
    return fields;
  }

  List<Field> ofRelative(CaseView view, List<MaybeSame> known) {
    var fields = new ArrayList<>(duplicateQuestion(known, view.language()));
    fields.add(roleOfRelative(view.language()));
    fields.addAll(person(view, view.language()));
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
  private List<Field> person(@Nullable CaseView view, Language language) {
    var principal = view == null ? null : view.identity(view.found().principal());
    var known = new HashMap<String, String>(Map.of("birthPrecision", "DAY"));
    if (principal != null) known.putAll(Map.of("nationality", principal.nationality().code(), "language", principal.language()));
    if (principal != null && view != null && !view.masked()) known.put("familyName", principal.familyName());
    return Stream.of(identity(known),
      Stream.of(tel("telephone").optional(), yes("safeToCall"), text("address").optional(), text("placeOfReturn").optional(),
        text("contactInOrigin").optional()),
      consents.fields(view, language)).flatMap(each -> each).toList();
  }

  /** Nobody is born tomorrow; nothing is written down of who does not agree; and a child's consent is given by a guardian, with the child heard. */
  Entry checked(Entry entry) {
    if (!entry.ok()) return entry;
    checkBirth(entry, LocalDate.now(clock));
    if (entry.ok()) consents.check(entry, identity(entry));
    return entry;
  }

  /** Whether what was typed so far says that they are no child, reckoned as {@link Identity} does. */
  boolean isGrown(Entry entry) {
    try {
      var born = LocalDate.parse(entry.typed("birthDate"));
      return !Identity.isMinor(born, Precision.valueOf(entry.typed("birthPrecision")), LocalDate.now(clock));
    } catch (DateTimeParseException | IllegalArgumentException notYet) {
      return false;
    }
  }

  /** One step of the conversation, as far as it can be checked by what is known by then. */
  void check(Step step, Entry entry, List<Field> fields) {
    if (step == Step.AGREEMENT) consents.checkSaid(entry); // with what else is missing, all at once
    if (isWrong(step, entry, fields)) return;
    switch (step) {
      case AGREEMENT -> consents.checkTongue(entry);
      case WHO -> checkBirth(entry, LocalDate.now(clock));
      case SHARING -> {
        consents.checkAsked(entry);
        if (!isWrong(Step.AGREEMENT, entry, fields) && !isWrong(Step.WHO, entry, fields)) consents.check(entry, identity(entry));
      }
      case WAY_HOME, CHECK, WHOLE -> {
      }
    }
  }

  private static boolean isWrong(Step step, Entry entry, List<Field> fields) {
    return step.among(fields).stream().anyMatch(field -> entry.problems().containsKey(field.name()));
  }

  /** Also of who is corrected later. */
  static void checkBirth(Entry entry, LocalDate today) {
    var born = entry.date("birthDate");
    if (born.isAfter(today) || born.plusYears(OLDEST).isBefore(today)) entry.refuse("birthDate", "problem.date-range");
  }

  /** @param origin where they return to, if the page named it when it was read */
  Newcomer newcomer(Entry entry, String role, @Nullable DuplicateAnswer duplicates, @Nullable Country origin) {
    var contact = new Contact(entry.maybe("telephone"), entry.yes("safeToCall"), entry.maybe("address"), entry.maybe("placeOfReturn"),
      entry.maybe("contactInOrigin"));
    return new Newcomer(identity(entry), contact, role, entry.text("legalStatus"), consents.answers(entry, origin), duplicates);
  }

  static Identity identity(Entry entry) {
    return new Identity(entry.text("familyName"), entry.text("givenNames"), entry.maybe("nameInScript"), Sex.valueOf(entry.text("sex")),
      entry.date("birthDate"),
      Precision.valueOf(entry.text("birthPrecision")), new Country(entry.text("nationality")), entry.text("maritalStatus"),
      entry.text("language"));
  }
}
