package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rihla.access.Organisation;
import org.rihla.access.Role;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.values.Country;
import org.rihla.values.PersonId;

/** What is read to somebody before they agree, what they answer, and what of it stands there later. */
class ConsentAskedTest extends AtWork {

  private static final String READ_IN_ARABIC = "<blockquote lang=\"ar\" dir=\"rtl\">أوافق على استعمال معطياتي، دون ذكر اسمي، في الدراسات والأبحاث.</blockquote>";

  private Family speaking(String language) {
    var like = Family.adult(Sex.F, "PRINCIPAL");
    var who = like.identity();
    var she = new Identity(who.familyName(), who.givenNames(), who.nameInScript(), who.sex(), who.birthDate(), who.birthPrecision(), who
      .nationality(), who.maritalStatus(), language);
    return Family.of(p, Programme.GUINEA,
      new Newcomer(she, like.contact(), like.role(), like.legalStatus(), Family.spokenIn(language, like.consents()), like.duplicates()));
  }

  private static Map<String, String> answers(Family family, String... more) {
    var answers = new HashMap<>(Map.of("person", family.mother().toString(), "readIn", "ar", "language", "ar", "interpreter", "NONE_NEEDED",
      "legalBasis", "CONSENT", "howGiven", "SIGNATURE"));
    for (int at = 0; at < more.length; at += 2) answers.put(more[at], more[at + 1]);
    return answers;
  }

  private List<String> recorded(PersonId person, String columns) {
    return p.db.sql("select concat_ws(' ', " + columns + ") from privacy.consent where person_id = ? order by recorded_at, id").param(person
      .value()).query(String.class).list();
  }

  private String page(Family family) throws Exception { return pages.ofCase(family, RABAT, Role.RETURN_COUNSELLOR).getContentAsString(); }

  // ---- what is read

  @Test
  void the_text_stands_on_the_form_in_the_language_of_the_person_with_the_readers_own_beside_it() throws Exception {
    var family = speaking("ar");
    var form = pages.form(family, Role.RETURN_COUNSELLOR, "consent").html();
    assertThat(form).contains(READ_IN_ARABIC, "<blockquote lang=\"en\" dir=\"ltr\">I agree that my data, without my name, are used",
      "<blockquote lang=\"fr\" dir=\"ltr\">J'accepte que mes données");
    assertThat(form.indexOf(READ_IN_ARABIC)).as("theirs first").isLessThan(form.indexOf("are used for studies"));
    assertThat(form).containsPattern("<details class=\"read\" open><summary lang=\"ar\">العربية").containsPattern(
      "<details class=\"read\" open><summary lang=\"en\">English")
      .containsPattern("<details class=\"read\"\\s*><summary lang=\"fr\">Français");
    assertThat(form).contains("<option value=\"ar\" selected>");
  }

  @Test
  void what_is_recorded_is_the_version_and_the_language_that_was_read_and_so_it_is_quoted() throws Exception {
    var family = speaking("ar");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES")).getStatus()).isEqualTo(
      302);
    assertThat(recorded(family.mother(), "purpose, given, text_version, text_language, text_host, text_origin")).last().isEqualTo(
      "C_RESEARCH t 1 ar MAR GIN");
    assertThat(page(family)).contains("words read out, version 1, in \u2068العربية", READ_IN_ARABIC,
      "<blockquote lang=\"en\" dir=\"ltr\">I agree "
        + "that my data, without my name");
  }

  @Test
  void where_a_group_speaks_several_languages_none_is_chosen_beforehand() throws Exception {
    var family = speaking("ar");
    family.join(Family.adult(Sex.M, "SPOUSE"));
    var form = pages.form(family, Role.RETURN_COUNSELLOR, "consent").html();
    assertThat(form).contains(READ_IN_ARABIC).doesNotContain("<option value=\"ar\" selected", "<option value=\"fr\" selected");
  }

  @Test
  void in_which_language_it_was_read_is_not_left_open() throws Exception {
    var family = speaking("ff");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").html()).as("nothing is written in Pular").doesNotContain(
      "<option value=\"fr\" selected", "<option value=\"ar\" selected", "<option value=\"en\" selected");
    for (var language : List.of("", "ff", "de"))
      assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES", "readIn", language))
        .getStatus()).as(language).isEqualTo(422);
    assertThat(family.<Outcome>as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.mother(),
      new Consent("C_RESEARCH", "CONSENT", true, "SIGNATURE", "ff", false)))).isEqualTo(Outcome.refused("text-language-needed"));
  }

  @Test
  void the_text_names_the_programme_as_it_is_called_and_what_was_read_before_stays_as_it_was_read() throws Exception {
    var organisation = context.getBean(Organisation.class);
    family(organisation, "Maison d’avant", "House of before", "الدار السابقة");
    var family = speaking("en");
    var english = answers(family, "readIn", "en", "language", "en", "C_PHOTO", "AGREES", "C_SHARE_STATE_HOST", "AGREES");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").html()).contains("programme (House of before) takes my photograph",
      "authorities of the country where I am (Morocco).", "country of origin (Guinea) to prepare", "programme (Maison d’avant) prenne")
      .doesNotContain("IOM takes", "Moroccan authorities", "{organisation}", "{host}", "{origin}");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(english).getStatus()).isEqualTo(302);
    family(organisation, "Maison d’après", "House of after", "الدار اللاحقة");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").html()).contains("House of after").doesNotContain("House of before");
    assertThat(page(family)).contains("programme (House of before) takes my photograph").doesNotContain("House of after");
  }

  private static void family(Organisation organisation, String fr, String en, String ar) {
    organisation.called(new Organisation.Names(fr, en, ar));
  }

  @Test
  void the_first_interview_shows_what_is_read_in_every_language_and_chooses_none() throws Exception {
    var form = pages.window(Family.registered(p), RABAT, Role.RETURN_COUNSELLOR, "/cases/new?step=WHOLE").html();
    assertThat(form).contains("<blockquote lang=\"ar\" dir=\"rtl\">", "<blockquote lang=\"fr\" dir=\"ltr\">", "where I am (Morocco)")
      .doesNotContain("{origin}", "{organisation}", "{host}");
    for (var question : List.of("consentProcess", "consentOrigin", "consentConsulate", "consentState", "consentAfter"))
      assertThat(form).containsPattern("name=\"" + question + "\" value=\"NOT_ASKED\"").doesNotContainPattern("name=\"" + question
        + "\" value=\"[A-Z_]+\" checked");
  }

  // ---- what is answered

  @Test
  void who_was_not_asked_has_not_refused() throws Exception {
    var family = speaking("ar");
    var before = recorded(family.mother(), "purpose").size();
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").html()).doesNotContainPattern(
      "name=\"C_[A-Z_]+\" value=\"[A-Z_]+\" checked");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_PHOTO", "REFUSES", "C_RESEARCH", "NOT_ASKED"))
      .getStatus()).isEqualTo(302);
    assertThat(recorded(family.mother(), "purpose, given")).hasSize(before + 1).last().isEqualTo("C_PHOTO f");
    assertThat(page(family)).containsPattern("Photograph.*Refused").containsPattern("Not asked yet[^<]*<[^>]*>.*Research, without names");
    var nothing = pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "NOT_ASKED"));
    assertThat(nothing.getStatus()).isEqualTo(422);
    assertThat(nothing.getContentAsString()).contains("No question has an answer");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "MAYBE")).getStatus()).isEqualTo(
      422);
  }

  @Test
  void at_the_first_interview_a_question_that_was_not_asked_is_not_written_down() {
    var family = Family.registered(p);
    var who = new Identity("Qamar", "Invented", null, Sex.F, LocalDate.of(1988, 7, 9), Precision.DAY, new Country("GIN"), "SINGLE", "fr");
    var answer = pages.register(family, who, Map.of("consentState", "REFUSES"));
    assertThat(answer.getStatus()).isEqualTo(302);
    var person = p.db.sql("select m.person_id from casework.case_member m where m.case_id = ?").param(java.util.UUID.fromString(answer
      .getRedirectedUrl().substring("/cases/".length()))).query(java.util.UUID.class).single();
    assertThat(recorded(new PersonId(person), "purpose, given, text_language, text_host, text_origin")).containsExactlyInAnyOrder(
      "C_PROCESS t fr MAR", "C_SHARE_STATE_HOST f fr MAR");
    assertThat(pages.register(family, who, Map.of("readIn", "")).getStatus()).as("nobody knows what was read").isEqualTo(422);
    assertThat(pages.register(family, who, Map.of("consentProcess", "NOT_ASKED")).getStatus()).isEqualTo(422);
  }

  @Test
  void fields_an_organisation_and_another_basis_are_about_one_purpose() throws Exception {
    var family = speaking("fr");
    for (var particular : List.of(Map.of("covers", "TELEPHONE"), Map.of("recipient", "Invented partner"), Map.of("legalBasis",
      "LEGAL_OBLIGATION"))) {
      var both = answers(family, "C_SHARE_ORIGIN", "AGREES", "C_SHARE_CONSULATE", "AGREES");
      both.putAll(particular);
      var refused = pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(both);
      assertThat(refused.getStatus()).as("%s", particular).isEqualTo(422);
      assertThat(refused.getContentAsString()).contains("note one answer at a time");
    }
    assertThat(
      pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_SHARE_ORIGIN", "AGREES", "covers", "TELEPHONE",
        "language", "fr", "readIn", "fr")).getStatus())
      .isEqualTo(302);
  }

  @Test
  void whoever_is_asked_is_told_what_a_yes_opens_in_each_language() throws Exception {
    var form = pages.form(speaking("ff"), Role.RETURN_COUNSELLOR, "consent").html();
    assertThat(form).contains(
      "A yes opens: Family name, Given names, Year of birth, Date of birth, Sex, Nationality, Document numbers, Journey. Whoever",
      "Un oui ouvre : Téléphone. Qui", "تفتح الموافقة ما يلي: الهاتف.", "A yes opens to them, at most: Family name",
      "and what help is needed, in words", "partner organisation whose name I have just been told");
  }

  @Test
  void words_that_changed_after_the_page_was_opened_are_read_again() throws Exception {
    var family = speaking("ar");
    var page = pages.form(family, Role.RETURN_COUNSELLOR, "consent");
    var stamp = Pattern.compile("name=\"_read.C_RESEARCH\" value=\"([0-9a-f]{16})\"").matcher(page.html());
    assertThat(stamp.find()).isTrue();
    var refused = page.send(answers(family, "C_RESEARCH", "AGREES", "_read.C_RESEARCH", "0123456789abcdef"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("were changed after this page was opened", stamp.group());
    assertThat(refused.getContentAsString()).as("an answer to other words is none").doesNotContainPattern(
      "name=\"C_RESEARCH\" value=\"AGREES\" checked");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES", "_read.C_RESEARCH",
      "0123456789abcdef", "_language", "fr")).getContentAsString()).as("nor by choosing another language").contains("relisez-les")
      .doesNotContainPattern("name=\"C_RESEARCH\" value=\"AGREES\" checked");
    assertThat(recorded(family.mother(), "purpose")).doesNotContain("C_RESEARCH");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES", "_read.C_RESEARCH", stamp
      .group(1), "_read.C_PHOTO", "of what was not answered")).getStatus()).isEqualTo(302);
  }

  @Test
  void at_the_first_interview_too_somebody_interprets_where_the_text_is_in_no_language_of_theirs() throws Exception {
    var family = Family.registered(p);
    var who = new Identity("Bah", "Invented Pulaar", null, Sex.M, LocalDate.of(1990, 1, 1), Precision.DAY, new Country("GIN"), "SINGLE",
      "ff");
    var refused = pages.register(family, who, Map.of("readIn", "fr"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("that you speak one language together");
    assertThat(pages.register(family, who, Map.of("readIn", "fr", "interpreter", "PHONE", "duplicate", "DIFFERENT_PERSON")).getStatus())
      .isIn(302, 422);
  }

  @Test
  void in_a_language_that_is_not_noted_as_theirs_somebody_interprets_or_it_is_said_that_they_speak_it_too() throws Exception {
    var family = speaking("ff");
    var refused = pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("in a language that is not noted as theirs");
    for (var how : List.of("PHONE", "SHARED_LANGUAGE"))
      assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "AGREES", "interpreter", how))
        .getStatus()).as(how).isEqualTo(302);
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_RESEARCH", "REFUSES")).getStatus())
      .as("a no needs no interpreter to count").isEqualTo(302);
  }

  // ---- before whom

  @Test
  void a_thumbprint_or_what_is_said_names_who_was_there_and_as_what() throws Exception {
    var family = speaking("ar");
    for (var how : List.of("THUMBPRINT", "ORAL_WITH_WITNESS", "AUDIO")) {
      for (var half : List.of(Map.<String, String>of(), Map.of("witness", "Invented Neighbour"), Map.of("witnessAs", "neighbour"))) {
        var entries = answers(family, "C_PHOTO", "AGREES", "howGiven", how);
        entries.putAll(half);
        var refused = pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(entries);
        assertThat(refused.getStatus()).as(how + half).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("and so has a thumbprint: write who, and as what");
      }
      assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_PHOTO", "AGREES", "howGiven", how, "witness",
        "Invented Neighbour", "witnessAs", "Reads for the quarter " + how)).getStatus()).isEqualTo(302);
      assertThat(page(family)).contains("Invented Neighbour · Reads for the quarter " + how);
    }
    assertThat(
      p.db.sql("select count(*) from privacy.consent where encode(witness, 'escape') like '%Neighbour%'").query(Long.class).single())
      .isZero();
    assertThat(pages.register(family, new Identity("Qamar", "Zohra", null, Sex.F, LocalDate.of(1979, 1, 2), Precision.DAY, new Country(
      "GIN"), "SINGLE", "fr"), Map.of("howGiven", "THUMBPRINT")).getContentAsString())
      .contains("given by a thumbprint, has a witness");
  }

  @Test
  void what_is_answered_alike_is_one_line_of_the_history_and_names_its_purposes_in_the_audit() throws Exception {
    var family = speaking("ar");
    assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(answers(family, "C_PHOTO", "REFUSES", "C_RESEARCH", "AGREES",
      "C_CONTACT_AFTER", "AGREES", "C_PROCESS", "AGREES")).getStatus()).isEqualTo(302);
    assertThat(p.db.sql("select fields from privacy.audit_event where about_id = ? and act = 'RECORD_LEGAL_BASIS'").param(family.id
      .value()).query(String.class).list()).containsExactlyInAnyOrder("CONSENT C_PROCESS C_RESEARCH C_CONTACT_AFTER",
        "CONSENT_REFUSED C_PHOTO");
  }

  /** Whatever it is that somebody answers, and whatever it rests on: it is refused in words, and never by the database. */
  @Test
  void what_cannot_be_is_refused_in_words() throws Exception {
    var family = Family.registered(p);
    for (var wrong : List.of(Map.of("howGiven", "ORAL_WITH_WITNESS", "legalBasis", "LEGAL_OBLIGATION", "C_SHARE_CONSULATE", "AGREES"),
      Map.of("assent", "COULD_NOT", "C_PHOTO", "REFUSES", "person", family.child().toString()),
      Map.of("assent", "COULD_NOT", "C_SHARE_CONSULATE", "AGREES", "legalBasis", "BEST_INTERESTS_OF_CHILD", "person", family.child()
        .toString()),
      Map.of("assent", "NO", "C_PHOTO", "AGREES"), Map.of("guardianWho", "OTHER", "C_PHOTO", "AGREES"),
      Map.of("guardianWho", PersonId.next().toString(), "C_PHOTO", "AGREES", "person", family.child().toString()))) {
      var entries = answers(family);
      entries.putAll(wrong);
      assertThat(pages.form(family, Role.RETURN_COUNSELLOR, "consent").send(entries).getStatus()).as("%s", wrong).isEqualTo(422);
    }
    assertThat(family.<Outcome>as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.mother(), new Consent("C_PHOTO",
      "CONSENT", true, "SIGNATURE", "fr", false, Terms.USUAL.saying(new Assent("NO", null)))))).as("no child").isEqualTo(Outcome.refused(
        "not-a-child"));
  }

  // ---- a child's own word

  private Consent ofChild(String purpose, Assent said) {
    return new Consent(purpose, "CONSENT", true, "SIGNATURE", "fr", true, said == null ? Terms.USUAL : Terms.USUAL.saying(said));
  }

  private Outcome gives(Family family, Assent said) {
    return family.as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.child(), ofChild("C_SHARE_ORIGIN", said)));
  }

  @Test
  void a_child_that_objects_is_written_down_and_nothing_is_shared_whatever_the_guardian_says() throws Exception {
    var family = Family.registered(p);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr")));
    var abroad = p.as(Role.ORIGIN_CASE_WORKER, Programme.CONAKRY);
    assertThat(pages.ofCase(family, abroad).getStatus()).isEqualTo(200);
    done(gives(family, new Assent("NO", null)));
    assertThat(recorded(family.child(), "purpose, given, assent")).last().isEqualTo("C_SHARE_ORIGIN t NO");
    assertThat(pages.ofCase(family, abroad).getStatus()).as("at once").isEqualTo(404);
    assertThat(page(family)).contains("Given for the child, but the child objects: nothing is handed on", "the child: The child objects");
    assertThat(family.<Outcome>as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr"))).isEqualTo(Outcome.refused(
      "not-all-agree"));
    done(gives(family, new Assent("COULD_NOT", "ILL")));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.transfers.offer(family.id, "fr")));
    assertThat(page(family)).contains("the child: The child could not be asked, The child is too ill");
  }

  @Test
  void from_the_age_at_which_it_can_say_so_a_child_is_asked_and_why_not_is_said() {
    var family = Family.registered(p);
    assertThat(gives(family, null)).isEqualTo(Outcome.refused("assent-needed"));
    assertThat(gives(family, new Assent("COULD_NOT", null))).isEqualTo(Outcome.refused("assent-reason-needed"));
    assertThat(gives(family, new Assent("YES", "ILL"))).isEqualTo(Outcome.refused("assent-reason-needed"));
    var small = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL"));
    small.join(Family.person(Sex.M, "CHILD", Family.MONDAY.minusYears(7).plusDays(1), new DuplicateAnswer("DIFFERENT_PERSON", null)));
    done(gives(small, null));
    small.later(1);
    assertThat(gives(small, null)).as("seven today").isEqualTo(Outcome.refused("assent-needed"));
    assertThat(context.getBean(org.rihla.reference.Codes.class).attribute("rule", "AGE_OF_ASSENT")).as("as the reference data say")
      .isEqualTo(
        "7");
  }

  @Test
  void whom_a_child_has_for_a_guardian_is_an_adult_of_the_group_or_nobody_of_it() {
    var family = Family.registered(p);
    var other = Family.registered(p);
    for (var who : List.of(other.mother(), family.child(), PersonId.next()))
      assertThat(family.<Outcome>as(Role.RETURN_COUNSELLOR, () -> p.consenting.record(family.id, family.child(), new Consent("C_PHOTO",
        "CONSENT", true, "SIGNATURE", "fr", true, Terms.USUAL.saying(new Assent("YES", null)).givenBy(who))))).isEqualTo(Outcome.refused(
          "guardian-of-the-group"));
  }

  @Test
  void a_child_joins_with_a_guardian_who_agrees_and_with_its_own_word() throws Exception {
    var family = speaking("fr");
    var born = Family.MONDAY.minusYears(11);
    var door = "/cases/" + family.id + "/family";
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, door + "?step=WHOLE").html()).contains("(Guinea)",
      "A guardian who is not of the group");
    var entries = new HashMap<>(Map.of("role", "CHILD", "givenNames", "Invented Small", "familyName", "Bahri", "sex", "F", "birthDate", born
      .toString(), "birthPrecision", "DAY", "nationality", "GIN", "maritalStatus", "SINGLE", "language", "fr", "legalStatus",
      "IRREGULAR_ENTRY"));
    entries.putAll(Map.of("legalBasis", "CONSENT", "howGiven", "SIGNATURE", "interpreter", "NONE_NEEDED", "consentProcess", "AGREES",
      "consentOrigin", "AGREES", "readIn", "fr", "guardianWho", family.mother().toString()));
    var refused = pages.window(family, RABAT, Role.RETURN_COUNSELLOR, door).send(entries);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("note what the child itself says");
    entries.put("assent", "COULD_NOT");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, door).send(entries).getStatus()).as("and why?").isEqualTo(422);
    entries.put("assentReason", "NO_LANGUAGE");
    assertThat(pages.window(family, RABAT, Role.RETURN_COUNSELLOR, door).send(entries).getStatus()).isEqualTo(302);
    var child = p.db.sql("select person_id from casework.case_member where case_id = ? and case_role = 'CHILD'").param(family.id.value())
      .query(
        java.util.UUID.class)
      .single();
    assertThat(recorded(new PersonId(child), "purpose, given, assent, assent_reason, text_language, text_host, text_origin, guardian_id"))
      .containsExactlyInAnyOrder("C_PROCESS t COULD_NOT NO_LANGUAGE fr MAR GIN " + family.mother(),
        "C_SHARE_ORIGIN t COULD_NOT NO_LANGUAGE fr MAR GIN "
          + family.mother());
  }

  // ---- what is none

  @Test
  void what_is_recorded_at_the_departure_is_not_called_an_agreement() throws Exception {
    var gone = Family.of(p, Programme.GUINEA, Family.adult(Sex.F, "PRINCIPAL")).departed();
    var line = page(gone);
    var basis = line.indexOf("Recorded at departure, on the strength");
    assertThat(basis).isPositive();
    assertThat(line.substring(line.lastIndexOf("class=\"detail\"", basis), basis)).contains("Recorded on another basis, without consent")
      .doesNotContain("Agreed");
  }
}
