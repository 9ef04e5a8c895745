package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CASABLANCA;
import static org.rihla.journey.Programme.RABAT;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;

/** Many cases before one gate: who lacks what, and whose turn it is. */
class ReadinessBoardTest extends AtWork {

  /** All of its pages: other tests leave cases behind. */
  private String board(Family family, Actor who, String asked) throws Exception {
    var all = new StringBuilder();
    for (int page = 0; page < 10; page++) {
      var answer = pages.page(family, who, "/readiness" + (asked.isEmpty() ? "?" : asked + "&") + "page=" + page);
      assertThat(answer.getStatus()).isEqualTo(200);
      all.append(answer.getContentAsString());
    }
    return all.toString();
  }

  private static String row(Family family, String board) {
    var row = Pattern.compile("<tr><th><a href=\"/cases/" + family.id + "#safeguards\">.*?</tr>", Pattern.DOTALL).matcher(board);
    return row.find() ? row.group().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").strip() : "";
  }

  @Test
  void each_case_stands_there_with_what_it_lacks_and_nobody_is_named() throws Exception {
    var without = Family.registered(p).approved();
    var with = Family.registered(p).approved().papers();
    var manager = p.as(Role.OFFICE_MANAGER, RABAT);
    var board = board(with, manager, "");
    assertThat(board).contains("To be cleared for departure", "Travel document valid beyond the arrival", "Can be met by").doesNotContain(
      "Bah",
      "Invented 4");
    assertThat(row(without, board)).contains("missing").doesNotContain("met by");
    assertThat(row(with, board)).contains("✓ met");
    var lacking = board(with, manager, "?gate=CLEAR&lacks=TRAVEL_DOCUMENT_VALID");
    assertThat(row(without, lacking)).isNotEmpty();
    assertThat(row(with, lacking)).as("who has one").isEmpty();
  }

  @Test
  void a_case_is_on_the_board_of_its_next_gate_and_of_no_other() throws Exception {
    var family = Family.registered(p);
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    assertThat(row(family, board(family, counsellor, "?gate=APPLY"))).contains("missing");
    for (var other : List.of("?gate=APPROVE", "?gate=CLEAR", "?gate=DEPART", "?gate=%3Cscript%3E", "?lacks=NOTHING&page=-7"))
      assertThat(row(family, board(family, counsellor, other))).as(other).isEmpty();
    assertThat(row(family, board(family, p.as(Role.RETURN_COUNSELLOR, CASABLANCA), "?gate=APPLY"))).as("of another office").isEmpty();
    assertThat(pages.page(family, p.as(Role.DONOR, RABAT), "/readiness").getStatus()).isEqualTo(404);
  }

  /** That somebody was trafficked has safeguards of its own: who must not know of it learns only that something is open. */
  @Test
  void of_what_is_sealed_the_board_tells_that_something_is_open_and_not_what() throws Exception {
    var family = Family.registered(p).approved();
    found(family, "TRAFFICKED");
    var told = row(family, board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), ""));
    assertThat(told).contains("a question of protection or health is open");
    assertThat(board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "")).doesNotContain("eflection period");
    assertThat(board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "?gate=DEPART")).as("there it could be one thing only").doesNotContain(
      "a question of protection or health is open");
  }

  /** Two who are kept back for what only few may know: whoever holds their pages against each other learns nothing from the difference. */
  @Test
  void why_somebody_is_kept_back_cannot_be_told_by_holding_two_cases_against_each_other() throws Exception {
    var trafficked = Family.registered(p).approved();
    var threatened = Family.registered(p).approved();
    var ill = Family.registered(p).approved();
    found(trafficked, "TRAFFICKED");
    found(threatened, "PROTECTION_NEED");
    found(ill, "CARE_NEEDED");
    for (var role : List.of(Role.OUTREACH_WORKER, Role.RETURN_COUNSELLOR, Role.ME_OFFICER)) {
      var reader = p.newcomer("holds-two-" + UUID.randomUUID(), role, RABAT);
      var read = gates(trafficked, reader);
      assertThat(read).as(role.name()).contains("A question of protection or health is open");
      assertThat(gates(threatened, reader)).as(role.name()).isEqualTo(read);
      assertThat(gates(ill, reader)).as(role.name()).isEqualTo(read);
    }
  }

  /** What has to be looked at on the day itself is one thing only: that it waits is told to nobody who must not know of whom. */
  @Test
  void that_somebody_is_cleared_and_ill_reads_as_that_somebody_is_cleared() throws Exception {
    var ill = Family.registered(p).cleared();
    var well = Family.registered(p).cleared();
    found(ill, "CARE_NEEDED");
    found(ill, "RECEIVING_FACILITY");
    for (var role : List.of(Role.RETURN_COUNSELLOR, Role.OUTREACH_WORKER)) {
      var reader = p.newcomer("after-clearing-" + UUID.randomUUID(), role, RABAT);
      assertThat(gates(ill, reader)).as(role.name()).isEqualTo(gates(well, reader));
      assertThat(gates(well, reader)).as("only who sees all reads that nothing stands in the way")
        .doesNotContain("Nothing stands").contains(
          "all met that you may see");
    }
  }

  /** A step that was refused only for what is sealed stands in the history without its name. */
  @Test
  void which_step_was_refused_for_what_is_sealed_is_not_told_by_the_history() throws Exception {
    var family = Family.registered(p).applied().eligible().reserveMoney();
    found(family, "TRAFFICKED");
    family.as(Role.OFFICE_MANAGER, () -> p.moves.approve(family.id));
    assertThat(family.stage().name()).isEqualTo("APPLIED");
    var history = pages.page(family, p.newcomer("reads-history-" + UUID.randomUUID(), Role.ME_OFFICER, RABAT), "/cases/" + family.id)
      .getContentAsString();
    var line = Pattern.compile("<li class=\"refused\">.*?</li>", Pattern.DOTALL).matcher(history);
    assertThat(line.find()).isTrue();
    assertThat(line.group()).contains("Only those who work on it know").doesNotContain("Approve");
  }

  /** What the page of a case tells of its gates, before what is named of them. */
  private String gates(Family family, Actor who) throws Exception {
    var page = pages.page(family, who, "/cases/" + family.id).getContentAsString();
    return Pattern.compile("<p class=\"callout[^>]*>.*?</p>|<p class=\"ok\">.*?</p>|<summary><b>.*?</summary>", Pattern.DOTALL)
      .matcher(page).results()
      .map(each -> each.group().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").strip()).collect(Collectors.joining("\n"));
  }

  private void found(Family family, String fact) {
    p.db
      .sql("""
        insert into casework.evidence (case_id, about_id, fact, finding, holds_from, told_at, told_by) values (?, ?, ?, 'YES', ?, now(), ?)
        on conflict (case_id, about_id, fact) do update set finding = excluded.finding""")
      .params(family.id.value(), family.mother().value(), fact, family.today, p.as(Role.PROTECTION_OFFICER, RABAT).id().value()).update();
  }
}
