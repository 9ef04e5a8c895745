package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.people.Papers.Paper;
import org.rihla.portal.OwnAccess;
import org.rihla.privacy.AuditReading;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Purpose;
import org.rihla.values.Fingerprint;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a consulate or the exit authority is given. */
class ExtractTest extends AtWork {

  Family family;
  Actor movements;
  Actor officer;

  @BeforeEach
  void a_family_that_agreed_is_on_its_way() {
    p.db.sql("update casework.return_case set held = true where stage in ('APPROVED', 'CLEARED')").update();
    family = Family.registered(p).approved().papers("LOST");
    for (var person : family.everybody)
      for (var purpose : List.of("C_SHARE_CONSULATE", "C_SHARE_STATE_HOST"))
        Programme.on(family.today, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> p.transaction.execute(_ -> {
          context.getBean(Consents.class).record(person, List.of(new Consent(purpose, "CONSENT", true, "SIGNATURE", "fr", false)));
          return true;
        }));
    movements = p.as(Role.MOVEMENTS_OFFICER, RABAT);
    officer = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
  }

  private MockHttpServletResponse ask(Actor who, UUID key, String... more) {
    var entries = new ArrayList<>(List.of("extractRecipient", "CONSULATE", "country", "GIN", "legalBasis", "CONSENT", "fileFormat", "CSV",
      "extractFields", "FAMILY_NAME", "extractFields", "GIVEN_NAMES", "extractFields", "PAPER_NUMBER"));
    for (int at = 0; at < more.length; at += 2) {
      int known = entries.indexOf(more[at]);
      if (known < 0 || more[at].equals("extractFields")) entries.addAll(List.of(more[at], more[at + 1]));
      else if (more[at + 1].isEmpty()) {
        entries.remove(known);
        entries.remove(known);
      } else entries.set(known + 1, more[at + 1]);
    }
    return pages.sent(family.today, who, "/extracts", key, entries.toArray(String[]::new));
  }

  private String asked() {
    var answer = ask(movements, UUID.randomUUID());
    assertThat(answer.getStatus()).isEqualTo(302);
    return answer.getRedirectedUrl();
  }

  private UUID look(String extract) {
    return p.db.sql("select look_id from casework.extract where id = ?").param(id(extract)).query(UUID.class).single();
  }

  private static UUID id(String extract) { return UUID.fromString(extract.substring("/extracts/".length())); }

  private int answered(Actor who, String extract, String answer) {
    return pages.sent(family.today, who, "/second-looks/" + look(extract), UUID.randomUUID(), "answer", answer).getStatus();
  }

  private MockHttpServletResponse taken(Actor who, String extract) {
    return pages.sent(family.today, who, extract + "/file", UUID.randomUUID());
  }

  /** Of the file that comes of it; empty if nobody could stand in it. */
  private String file() {
    var answer = ask(movements, UUID.randomUUID());
    if (answer.getStatus() == 422) return "";
    var extract = answer.getRedirectedUrl();
    assertThat(answered(officer, extract, "CONFIRMED")).isEqualTo(302);
    return new String(taken(movements, extract).getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void it_is_approved_by_the_data_protection_officer_taken_once_and_stands_in_the_register() throws Exception {
    var extract = asked();
    assertThat(taken(movements, extract).getStatus()).as("before").isEqualTo(422);
    assertThat(pages.text(family.today, officer, "/second-looks")).contains("Consulate, to issue travel documents", "Guinea", "Family name",
      "Consent of the person").doesNotContain("Bah");
    assertThat(answered(officer, extract, "CONFIRMED")).isEqualTo(302);
    var file = taken(movements, extract);
    var text = new String(file.getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(text.lines().toList()).hasSize(5);
    assertThat(text)
      .contains("for this recipient and this use only", "Family name,Given names,Number of the travel document", "Bah,Invented", "INV"
        + family.mother())
      .doesNotContain("1991", "+212");
    var hash = Fingerprint.of(file.getContentAsByteArray());
    assertThat(pages.text(family.today, officer, extract)).contains(hash);
    assertThat(pages.text(family.today, officer, "/extracts")).contains("Consulate, to issue travel documents", movements.login(), "taken");
    assertThat(pages.text(family.today, p.as(Role.OFFICE_MANAGER, RABAT), "/extracts")).contains(movements.login());
    assertThat(pages.text(family.today, p.as(Role.OFFICE_MANAGER, Programme.CONAKRY), "/extracts")).doesNotContain(movements.login());
    assertThat(
      p.db.sql("select count(*) from privacy.audit_event where fields like ?").param("taken EXTRACT " + id(extract) + "%persons 3 sha256 "
        + hash).query(Long.class).single())
      .isOne();
    assertThat(
      p.db.sql("select count(*) from privacy.audit_event where about_id = ? and fields like 'given CONSULATE X-%'").param(family.id
        .value()).query(Long.class).single())
      .as("the people can be told, each").isEqualTo(3);
    assertThat(pages.page(family, p.as(Role.RETURN_COUNSELLOR, RABAT), "/cases/" + family.id + "/seen").getContentAsString())
      .contains("given to the consulate, for travel documents");
    assertThat(taken(movements, extract).getStatus()).as("once").isEqualTo(422);
  }

  @Test
  void who_asked_does_not_approve_also_not_in_another_role_and_nor_does_a_manager() {
    var extract = asked();
    assertThat(answered(movements, extract, "CONFIRMED")).isEqualTo(404);
    p.db.sql("update access.staff set role = 'DATA_PROTECTION_OFFICER' where id = ?").param(movements.id().value()).update();
    try {
      assertThat(answered(p.staff.byId(movements.id()).orElseThrow(), extract, "CONFIRMED")).isEqualTo(422);
    } finally {
      p.db.sql("update access.staff set role = 'MOVEMENTS_OFFICER' where id = ?").param(movements.id().value()).update();
    }
    for (var role : List.of(Role.OFFICE_MANAGER, Role.SYSTEM_ADMINISTRATOR, Role.NATIONAL_AUTHORITY))
      assertThat(answered(p.as(role, RABAT), extract, "CONFIRMED")).as("%s", role).isEqualTo(404);
    assertThat(answered(officer, extract, "REFUSED")).isEqualTo(302);
    assertThat(taken(movements, extract).getStatus()).isEqualTo(422);
    assertThat(taken(p.as(Role.MOVEMENTS_OFFICER, Programme.CASABLANCA), extract).getStatus()).as("of somebody else").isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"MOVEMENTS_OFFICER"}, mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_asks(Role role) {
    assertThat(ask(new Actor(officer.id(), "invented", role, officer.office()), UUID.randomUUID()).getStatus()).isEqualTo(404);
  }

  @Test
  void only_what_stands_on_the_list_of_the_recipient() throws Exception {
    assertThat(ask(movements, UUID.randomUUID(), "extractFields", "DEPARTURE").getContentAsString())
      .contains("is not given one of these fields");
    for (var field : List.of("TRAFFICKED", "legalStatus", "TELEPHONE", "health"))
      assertThat(ask(movements, UUID.randomUUID(), "extractFields", field).getStatus()).as(field).isEqualTo(422);
    assertThat(ask(movements, UUID.randomUUID(), "legalBasis", "LEGAL_OBLIGATION").getStatus()).isEqualTo(422);
    assertThat(ask(movements, UUID.randomUUID(), "country", "").getStatus()).isEqualTo(422);
    assertThat(ask(movements, UUID.randomUUID(), "extractRecipient", "EMBASSY").getStatus()).isEqualTo(422);
    assertThat(ask(movements, UUID.randomUUID(), "country", "CIV").getContentAsString()).as("of another country")
      .contains("Nobody can stand");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASYLUM_SEEKER_PENDING", "ASYLUM_WITHDRAWN", "ASYLUM_REJECTED_APPEAL_OPEN", "ASYLUM_REJECTED_FINAL", "REFUGEE",
    "COMPLEMENTARY_PROTECTION", "STATELESS", "UNKNOWN"})
  void whoever_asked_for_protection_is_given_to_nobody_nor_are_those_beside_them(String status) {
    assertThat(file()).contains("Bah");
    p.db.sql("update casework.case_member set legal_status = ? where person_id = ?").params(status, family.child().value()).update();
    assertThat(file()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAFFICKED", "UNACCOMPANIED", "PROTECTION_NEED"})
  void whoever_has_sealed_parts_is_given_to_nobody(String trait) {
    assertThat(file()).contains("Bah");
    told(trait, "YES");
    assertThat(file()).isEmpty();
  }

  @Test
  void what_was_never_asked_counts_as_if_it_were_so() {
    told("SCREENED", "NO");
    assertThat(file()).isEmpty();
  }

  private void told(String fact, String finding) {
    p.db.sql("""
      insert into casework.evidence (case_id, about_id, fact, finding, holds_from, told_at, told_by) values (?, ?, ?, ?, ?, now(), ?)
      on conflict (case_id, about_id, fact) do update set finding = excluded.finding""")
      .params(family.id.value(), family.child().value(), fact,
        finding, family.today, officer.id().value())
      .update();
  }

  @Test
  void consent_taken_back_between_the_question_and_the_file_counts() {
    var extract = asked();
    assertThat(answered(officer, extract, "CONFIRMED")).isEqualTo(302);
    Programme.on(family.today, officer, () -> p.transaction.execute(_ -> {
      context.getBean(Consents.class).withdraw(family.mother(), Purpose.C_SHARE_CONSULATE, "", "IN_PERSON", "NOT_SHARED_AGAIN");
      return true;
    }));
    var answer = taken(movements, extract);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ask(movements, UUID.randomUUID()).getStatus()).isEqualTo(422);
  }

  @Test
  void a_consulate_is_not_told_of_who_has_a_paper_and_nobody_reads_on_their_own_page_what_was_given_of_another() throws Exception {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, family.mother(), new Paper("PASSPORT", "INVENTED 77",
      family.to, null, family.today.plusYears(2), "WITH_APPLICANT"))));
    assertThat(file().lines().toList()).as("a heading each for use and fields, and two of three").hasSize(4);
    assertThat(file()).doesNotContain("INVENTED 77");
    assertThat(asThemselves(family.mother())).doesNotContain("were named to the consulate");
    assertThat(asThemselves(family.everybody.get(1))).contains("were named to the consulate of your country");
    assertThat(new String(exitList(), StandardCharsets.UTF_8)).as("the exit authority lets all of them leave").contains("INVENTED 77");
    assertThat(asThemselves(family.mother())).contains("were named to the authority that lets people leave")
      .doesNotContain("consulate");
  }

  private byte[] exitList() {
    p.db.sql("update casework.return_case set planned_departure = ? where id = ?").params(family.today.plusDays(20), family.id.value())
      .update();
    var extract = ask(movements, UUID.randomUUID(), "extractRecipient", "EXIT_AUTHORITY", "country", "", "extractDay", family.today
      .plusDays(20).toString()).getRedirectedUrl();
    assertThat(answered(officer, extract, "CONFIRMED")).isEqualTo(302);
    return taken(movements, extract).getContentAsByteArray();
  }

  private String asThemselves(PersonId person) throws Exception {
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(OwnAccess.class).give(family.id, person, "805317", "805317")));
    return pages.page(family, p.staff.byId(new StaffId(person.value())).orElseThrow(), "/mine/seen").getContentAsString();
  }

  @Test
  void who_takes_a_long_extract_read_nothing_out_of_the_ordinary() {
    file();
    assertThat(context.getBean(AuditReading.class).hours(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
      .filteredOn(hour -> hour.actor().equals(movements.id())).extracting(AuditReading.Hour::cases).containsOnly(0);
  }

  @Test
  void a_doubled_question_is_one() {
    var key = UUID.randomUUID();
    assertThat(ask(movements, key).getRedirectedUrl()).isEqualTo(ask(movements, key).getRedirectedUrl());
  }
}
