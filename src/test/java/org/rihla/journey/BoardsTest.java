package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CASABLANCA;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;

/** Many cases of one kind of work: who leaves, what was paid, who is to be asked. Nobody is named but on the list of a flight. */
class BoardsTest extends AtWork {

  private String board(Family family, Actor who, String path) throws Exception {
    var answer = pages.page(family, who, path);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString();
  }

  private static List<String> rows(Family family, String board) {
    return Pattern.compile("<tr role=\"row\"><th role=\"rowheader\"><a href=\"/cases/" + family.id + "\">.*?</tr>", Pattern.DOTALL)
      .matcher(board).results()
      .map(row -> row.group().replaceAll("<[^>]+>", " ").replaceAll("[\\s\u202f\u00a0]+", " ").strip()).toList();
  }

  @Test
  void who_leaves_stands_by_their_day_and_who_left_stays_red_until_somebody_saw_them_arrive() throws Exception {
    var waiting = Family.registered(p).cleared();
    var movements = p.as(Role.MOVEMENTS_OFFICER, RABAT);
    var leaving = board(waiting, movements, "/movements");
    assertThat(rows(waiting, leaving)).hasSize(1).first().asString()
      .contains("Invented Air INV1", "Conakry", String.valueOf(waiting.everybody.size()))
      .doesNotContain("late");
    assertThat(leaving).doesNotContain("Bah");
    var family = Family.registered(p).departed();
    assertThat(rows(family, board(family, movements, "/movements"))).hasSize(1).first().asString().contains("nothing yet")
      .doesNotContain("late");
    family.later(2);
    assertThat(rows(family, board(family, movements, "/movements"))).first().asString().contains("! late");
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", false)));
    assertThat(rows(family, board(family, movements, "/movements"))).isEmpty();
  }

  private UUID journey(Family family) {
    return p.db.sql("select id from travel.journey where case_id = ? and status = 'BOOKED'").param(family.id.value()).query(UUID.class)
      .single();
  }

  private static String number(Family family) { return family.column("number", String.class); }

  @Test
  void the_list_of_a_flight_names_families_together_and_one_entry_says_who_read_it() throws Exception {
    var one = Family.registered(p).cleared();
    var other = Family.registered(p).cleared();
    p.db.sql("update travel.journey set flight = 'inv 1' where id = ?").param(journey(other)).update();
    var movements = p.as(Role.MOVEMENTS_OFFICER, RABAT);
    long before = entries(movements);
    var list = board(one, movements, "/movements/" + journey(one));
    assertThat(list).as("spelt as it may be").contains(number(one), number(other), "child", "Seen on board", "Bah");
    assertThat(entries(movements)).isEqualTo(before + 1);
    assertThat(
      p.db.sql("select fields from privacy.audit_event where actor_id = ? order by id desc limit 1").param(movements.id().value()).query(
        String.class).single())
      .startsWith("list passengers").contains(number(one), number(other));
  }

  private long entries(Actor who) {
    return p.db.sql("select count(*) from privacy.audit_event where actor_id = ?").param(who.id().value()).query(Long.class).single();
  }

  @Test
  void a_flight_out_of_sight_and_one_that_does_not_exist_answer_alike_and_both_are_written_down() throws Exception {
    var family = Family.registered(p).cleared();
    var journey = journey(family);
    var beside = p.newcomer("beside-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, RABAT);
    for (var who : List.of(beside, p.newcomer("abroad-" + UUID.randomUUID(), Role.ORIGIN_CASE_WORKER, CONAKRY),
      p.as(Role.MOVEMENTS_OFFICER, CASABLANCA))) {
      long before = entries(who);
      var there = pages.page(family, who, "/movements/" + journey);
      assertThat(there.getStatus()).as(who.login()).isEqualTo(404);
      assertThat(entries(who)).as(who.login()).isEqualTo(before + 1);
      assertThat(pages.page(family, who, "/movements/" + UUID.randomUUID()).getContentAsString().length())
        .isEqualTo(there.getContentAsString().length());
      assertThat(entries(who)).isEqualTo(before + 2);
    }
    for (var who : List.of(p.as(Role.DONOR, RABAT), p.as(Role.ME_OFFICER, RABAT)))
      assertThat(pages.page(family, who, "/movements/" + journey).getStatus()).as(who.login()).isEqualTo(404);
    assertThat(pages.page(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "/movements/rubbish").getStatus()).isEqualTo(404);
  }

  @Test
  void of_a_flight_with_one_case_that_is_theirs_they_see_that_one_and_nothing_is_written_about_the_other() throws Exception {
    var theirs = Family.registered(p).cleared();
    var other = Family.registered(p).cleared();
    var beside = p.newcomer("one-of-two-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, RABAT);
    done(Programme.on(theirs.today, p.as(Role.OFFICE_MANAGER, RABAT), () -> p.team.assign(theirs.id, beside.id())));
    long before = entries(beside);
    assertThat(board(theirs, beside, "/movements/" + journey(theirs))).contains(number(theirs)).doesNotContain(number(other));
    assertThat(entries(beside)).as("no attempt on the other").isEqualTo(before + 1);
    assertThat(pages.page(theirs, beside, "/movements/" + journey(other)).getStatus()).isEqualTo(404);
  }

  /** Who travels with somebody tells of their health. */
  @Test
  void by_whom_somebody_is_escorted_is_told_to_who_reads_of_their_health_and_knows_their_name() throws Exception {
    var family = Family.registered(p).approved().later(4).papers().exit().examine().book(Family.FLIGHT);
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.assignEscort(family.id, family.mother(), "MEDICAL", "Invented Nurse")));
    var path = "/movements/" + journey(family);
    assertThat(board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), path)).contains("edical").doesNotContain("Invented Nurse");
    for (var role : List.of(Role.FINANCE_OFFICER, Role.OFFICE_MANAGER))
      assertThat(board(family, p.as(role, RABAT), path)).as(role.name()).contains(number(family)).doesNotContain("edical");
    assertThat(board(family, p.as(Role.OFFICE_MANAGER, RABAT), path)).as("masked").doesNotContain("Bah");
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.book(family.id, family.everybody, Family.booking(Family.FLIGHT.plusDays(2)))));
    assertThat(board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "/movements/" + journey(family)))
      .as("for another journey nobody is assigned yet")
      .doesNotContain("edical");
  }

  @Test
  void whoever_withdraws_is_on_no_list_any_more() throws Exception {
    var family = Family.registered(p).cleared();
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    assertThat(rows(family, board(family, p.as(Role.MOVEMENTS_OFFICER, RABAT), "/movements"))).isEmpty();
  }

  @Test
  void a_grant_is_followed_from_the_plan_to_the_word_that_it_came() throws Exception {
    var family = Family.registered(p).reintegrating();
    var worker = family.atHome(Role.ORIGIN_CASE_WORKER, Actor::current);
    assertThat(rows(family, board(family, worker, "/reintegration"))).hasSize(1).first().asString().contains("4 000 GNF", "0 GNF");
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.instalments.request(family.id, family.mother(), 100_000, "ARRIVAL", "QUOTE")));
    var asked = rows(family, board(family, worker, "/reintegration"));
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).contains("1 000 GNF", "approval by somebody else").doesNotContain("late");
    assertThat(asked.getLast()).contains("4 000 GNF", "1 000 GNF", "3 000 GNF");
    family.later(8);
    assertThat(rows(family, board(family, worker, "/reintegration")).getFirst()).contains("! late");
  }

  @Test
  void who_is_to_be_asked_stands_there_with_how_often_it_was_tried() throws Exception {
    var family = Family.registered(p).reintegrating();
    var worker = family.atHome(Role.ORIGIN_CASE_WORKER, Actor::current);
    assertThat(rows(family, board(family, worker, "/follow-up"))).first().asString().endsWith(" 0 –");
    for (var result : List.of("NO_ANSWER", "NO_ANSWER"))
      done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(),
        "PHONE", result)));
    assertThat(rows(family, board(family, worker, "/follow-up"))).anyMatch(row -> row.contains(" 2 ") && row.contains("No answer"));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(), "PHONE", "REACHED")));
    var reached = rows(family, board(family, worker, "/follow-up"));
    assertThat(reached).as("tries before they were reached do not count any more").noneMatch(row -> row.contains("No answer")).first()
      .asString().contains(" 0 ");
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.attempts.attempt(family.id, family.mother(), "PHONE", "DECEASED")));
    family.later(40);
    assertThat(rows(family, board(family, worker, "/follow-up"))).as("nobody calls again").noneMatch(row -> row.contains("late"));
    var manager = p.as(Role.OFFICE_MANAGER, CASABLANCA);
    assertThat(rows(family, board(family, manager, "/follow-up"))).as("of another office").isEmpty();
  }

  @Test
  void a_talk_of_two_offices_stands_on_the_desk_by_both_clocks_and_waits_to_be_written_down() throws Exception {
    var family = Family.registered(p);
    family.bookSession(family.today.plusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC));
    var counsellor = family.as(Role.RETURN_COUNSELLOR, Actor::current);
    assertThat(rows(family, board(family, counsellor, "/desk"))).hasSize(1).first().asString().contains("Morocco", "Guinea", "French")
      .doesNotContain(
        "late");
    var hour = family.today.plusDays(1).atTime(10, 1).toInstant(ZoneOffset.UTC);
    assertThat(pages.look(counsellor, hour, "/desk").getContentAsString()).as("as soon as it has begun").contains("! late");
  }

  @Test
  void each_board_has_its_door_and_its_place_in_the_menu() {
    var routes = org.rihla.values.PolicyFile.rows("routes.csv");
    for (var board : context.getBeansOfType(org.rihla.casework.Board.class).values())
      assertThat(routes).as(board.key())
        .anyMatch(row -> row.startsWith("GET,/" + board.key() + ",READS_" + board.compartment() + ",menu."));
  }

  @Test
  void each_board_is_for_those_who_read_that_part_of_cases() throws Exception {
    var family = Family.registered(p);
    for (var path : List.of("/movements", "/reintegration", "/follow-up", "/desk"))
      for (var role : List.of(Role.DONOR, Role.NATIONAL_AUTHORITY, Role.SYSTEM_ADMINISTRATOR, Role.OUTREACH_WORKER))
        assertThat(pages.page(family, p.as(role, RABAT), path).getStatus()).as(role + " " + path).isEqualTo(404);
    assertThat(pages.page(family, p.as(Role.ME_OFFICER, RABAT), "/movements").getStatus()).isEqualTo(404);
    assertThat(pages.page(family, p.as(Role.OFFICE_MANAGER, RABAT), "/desk").getStatus()).as("masked is not read").isEqualTo(404);
    assertThat(pages.opened(family.today, p.as(Role.MOVEMENTS_OFFICER, RABAT), "/").getContentAsString()).contains("href=\"/movements\"")
      .doesNotContain("href=\"/follow-up\"");
  }

  /** What does not fit on a page is on the next. */
  @Test
  void a_table_of_a_board_is_read_to_its_end_page_by_page() throws Exception {
    var family = Family.registered(p).approved();
    var who = p.as(Role.MOVEMENTS_OFFICER, RABAT);
    for (var table : List.of("departing", "underway"))
      assertThat(pages.page(family, who, "/movements?table=" + table).getStatus()).as(table).isEqualTo(200);
    assertThat(pages.page(family, who, "/movements?table=missing-table").getStatus()).isEqualTo(404);
    for (var page : List.of("0", "1", "-3", "99999"))
      assertThat(pages.page(family, who, "/movements?page=" + page).getStatus()).as(page).isEqualTo(200);
  }
}
