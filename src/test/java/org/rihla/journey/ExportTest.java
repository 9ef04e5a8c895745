package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.SecondLook;
import org.rihla.access.SecondLook.Answer;
import org.rihla.access.SecondLooks;
import org.rihla.values.Fingerprint;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;

/** Lists of cases that leave the house. */
@DirtiesContext // counts people
class ExportTest extends AtWork {

  private static LocalDate day = LocalDate.of(2026, 3, 10);
  Actor evaluator;

  @BeforeEach
  void another_day() {
    day = day.plusDays(10); // what was taken yesterday counts
    evaluator = p.as(Role.ME_OFFICER, RABAT);
    if (persons() == 0) for (int each = 0; each < 3; each++) Family.registered(p);
  }

  private int persons() {
    return p.db.sql(
      "select count(*) from casework.case_member m join casework.return_case c on c.id = m.case_id where c.office in ('RBA', 'CAS', 'OUJ')")
      .query(Integer.class).single();
  }

  private int registered() {
    return p.db.sql(
      "select count(*) from casework.case_member m join casework.return_case c on c.id = m.case_id where c.office = 'RBA' and c.stage = 'REGISTERED' and m.withdrew_on is null")
      .query(Integer.class).single();
  }

  private void manyPeople() {
    while (registered() <= 50) Family.registered(p);
  }

  private MockHttpServletResponse asked(Actor who, UUID key, String format) {
    return pages.sent(day, who, "/cases/export", key, "stage", "REGISTERED", "exportPurpose", "EVALUATION", "fileFormat", format);
  }

  private String made(Actor who, String format) {
    var answer = asked(who, UUID.randomUUID(), format);
    assertThat(answer.getStatus()).isEqualTo(302);
    return answer.getRedirectedUrl();
  }

  private MockHttpServletResponse taken(LocalDate on, Actor who, String export) {
    return pages.sent(on, who, export + "/file", UUID.randomUUID());
  }

  private SecondLook look(String export) {
    var id = p.db.sql("select look_id from casework.export where id = ?").param(UUID.fromString(export.substring("/exports/".length())))
      .query(UUID.class).single();
    return context.getBean(SecondLooks.class).find(id).orElseThrow();
  }

  private MockHttpServletResponse answer(Actor who, SecondLook look, Answer answer) {
    return pages.sent(day, who, "/second-looks/" + look.id(), UUID.randomUUID(), "answer", answer.name());
  }

  private void few() {
    // the others of this test are of days before; here everybody but three families is closed
    p.db.sql("update casework.return_case set stage = 'APPLIED' where stage = 'REGISTERED'").update();
    Family.registered(p);
  }

  @ParameterizedTest
  @EnumSource(names = {"ME_OFFICER", "DATA_PROTECTION_OFFICER"}, mode = EnumSource.Mode.EXCLUDE)
  void nobody_else_takes_a_list(Role role) {
    var who = new Actor(evaluator.id(), "invented", role, evaluator.office());
    assertThat(asked(who, UUID.randomUUID(), "CSV").getStatus()).isEqualTo(404);
    assertThat(pages.opened(day, who, "/cases/export").getStatus()).isEqualTo(404);
  }

  @Test
  void a_short_list_is_taken_once_without_names_and_says_who_took_it() throws Exception {
    few();
    var before = temporary();
    var export = made(evaluator, "CSV");
    assertThat(pages.text(day, evaluator, export)).contains("Evaluation of the programme", "You can take it once");
    var file = taken(day, evaluator, export);
    assertThat(file.getStatus()).isEqualTo(200);
    assertThat(file.getHeader("Content-Disposition")).matches("attachment; filename=\"rihla-E-\\d+\\.csv\"");
    var text = new String(file.getContentAsByteArray(), StandardCharsets.UTF_8);
    var lines = text.lines().toList();
    assertThat(lines.getFirst()).contains("do not pass on", "E-", evaluator.login(), "Evaluation of the programme", String.valueOf(day
      .getYear()));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).matches("RBA-\\d{4}-\\d{5}-.,Guinea,[^,]+,3,2026-02-02,,,,");
    assertThat(text).doesNotContain("Bah").doesNotContain("Invented").doesNotContain("I.B.");
    assertThat(p.db.sql("select fields from privacy.audit_event where fields like 'taken EXPORT " + export.substring(9) + "%'").query(
      String.class).single()).endsWith("persons 3 sha256 " + Fingerprint.of(file.getContentAsByteArray()));
    var again = taken(day, evaluator, export);
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(again.getHeader("Content-Disposition")).isNull();
    assertThat(again.getContentAsString()).contains("taken already");
    var number = lines.get(2).substring(0, lines.get(2).indexOf(','));
    assertThat(temporary()).as("nothing is left lying about").noneMatch(each -> !before.contains(each) && holds(each, number));
  }

  private static Set<Path> temporary() throws Exception {
    var folder = Path.of(System.getProperty("java.io.tmpdir")); // of a home that is gone, where another test had set it
    if (!Files.isDirectory(folder)) return Set.of();
    try (var files = Files.list(folder)) {
      return files.collect(Collectors.toSet());
    }
  }

  private static boolean holds(Path file, String words) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < 1_000_000 && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
        .contains(words);
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void a_workbook_is_a_workbook() throws Exception {
    few();
    var file = taken(day, evaluator, made(evaluator, "XLSX"));
    assertThat(file.getContentType()).contains("spreadsheetml");
    assertThat(new String(file.getContentAsByteArray(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }

  @Test
  void a_list_is_for_who_asked_and_for_a_day() {
    few();
    var export = made(evaluator, "CSV");
    for (var other : new Actor[]{p.as(Role.DATA_PROTECTION_OFFICER, RABAT), p.as(Role.ME_OFFICER, Programme.CASABLANCA), p.as(
      Role.OFFICE_MANAGER, RABAT)}) {
      assertThat(pages.opened(day, other, export).getStatus()).as(other.login()).isEqualTo(404);
      assertThat(taken(day, other, export).getStatus()).as(other.login()).isEqualTo(404);
    }
    assertThat(taken(day.plusDays(1), evaluator, export).getStatus()).isEqualTo(422);
  }

  @Test
  void a_doubled_question_is_one() {
    few();
    var key = UUID.randomUUID();
    var first = asked(evaluator, key, "CSV");
    assertThat(asked(evaluator, key, "CSV").getRedirectedUrl()).isEqualTo(first.getRedirectedUrl());
    assertThat(p.db.sql("select count(*) from casework.export where asked_by = ? and asked_at > ?")
      .params(evaluator.id().value(), java.sql.Timestamp.valueOf(day.atStartOfDay()))
      .query(Long.class).single()).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFICE_MANAGER", "DATA_PROTECTION_OFFICER"})
  void more_than_fifty_people_take_a_second_person(Role role) throws Exception {
    p.db.sql("update casework.return_case set stage = 'REGISTERED' where stage = 'APPLIED'").update();
    manyPeople();
    var export = made(evaluator, "CSV");
    assertThat(pages.text(day, evaluator, export)).contains("must confirm first");
    assertThat(taken(day, evaluator, export).getStatus()).as("not before").isEqualTo(422);
    var look = look(export);
    assertThat(answer(evaluator, look, Answer.CONFIRMED).getStatus()).as("by a direct post").isEqualTo(404);
    p.db.sql("update access.staff set role = 'OFFICE_MANAGER' where id = ?").param(evaluator.id().value()).update();
    try {
      assertThat(answer(p.staff.byId(evaluator.id()).orElseThrow(), look, Answer.CONFIRMED).getStatus()).as("in another role")
        .isEqualTo(422);
    } finally {
      p.db.sql("update access.staff set role = 'ME_OFFICER' where id = ?").param(evaluator.id().value()).update();
    }
    assertThat(answer(p.as(Role.OFFICE_MANAGER, Programme.CONAKRY), look, Answer.CONFIRMED).getStatus()).as("of another office")
      .isEqualTo(404);
    var second = p.as(role, RABAT);
    assertThat(pages.text(day, second, "/second-looks")).contains("A list of cases for a spreadsheet", "Evaluation of the programme");
    assertThat(answer(second, look, Answer.CONFIRMED).getStatus()).isEqualTo(302);
    assertThat(taken(day, second, export).getStatus()).as("by who confirmed").isEqualTo(404);
    assertThat(taken(day, evaluator, export).getContentAsString().lines().count()).isGreaterThan(17);
    assertThat(taken(day, evaluator, export).getStatus()).as("once").isEqualTo(422);
  }

  @Test
  void what_was_refused_or_left_lying_is_not_taken() {
    p.db.sql("update casework.return_case set stage = 'REGISTERED' where stage = 'APPLIED'").update();
    manyPeople();
    var refused = made(evaluator, "CSV");
    answer(p.as(Role.OFFICE_MANAGER, RABAT), look(refused), Answer.REFUSED);
    assertThat(taken(day, evaluator, refused).getStatus()).isEqualTo(422);
    var late = made(evaluator, "CSV");
    answer(p.as(Role.OFFICE_MANAGER, RABAT), look(late), Answer.CONFIRMED);
    assertThat(taken(day.plusDays(2), evaluator, late).getStatus()).isEqualTo(422);
  }

  /** Twenty short lists are a long one. */
  @Test
  void many_short_lists_of_a_day_are_a_long_one() throws Exception {
    few();
    String last = "";
    for (int each = 0; each < 17; each++) last = made(evaluator, "CSV");
    assertThat(pages.text(day, evaluator, last)).contains("must confirm first");
  }

  @Test
  void who_may_no_longer_see_a_case_does_not_find_it_in_the_list() throws Exception {
    few();
    var export = made(evaluator, "CSV");
    p.db.sql("update casework.return_case set office = 'CIV', office_parent = null where stage = 'REGISTERED'").update();
    try {
      assertThat(taken(day, evaluator, export).getContentAsString().lines()).hasSize(2);
    } finally {
      p.db.sql("update casework.return_case set office = 'RBA' where office = 'CIV'").update();
    }
  }

  @Test
  void nonsense_is_said_to_be_nonsense() {
    assertThat(
      pages.sent(day, evaluator, "/cases/export", UUID.randomUUID(), "exportPurpose", "CURIOSITY", "fileFormat", "CSV").getStatus())
      .isEqualTo(422);
    assertThat(pages.sent(day, evaluator, "/cases/export", UUID.randomUUID(), "exportPurpose", "AUDIT", "fileFormat", "EXE").getStatus())
      .isEqualTo(422);
    assertThat(pages.opened(day, evaluator, "/exports/none").getStatus()).isEqualTo(404);
    assertThat(pages.sent(day, evaluator, "/exports/" + UUID.randomUUID() + "/file", UUID.randomUUID()).getStatus()).isEqualTo(404);
  }
}
