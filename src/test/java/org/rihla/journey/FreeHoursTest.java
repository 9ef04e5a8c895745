package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;

/** The hours in which two offices can talk to somebody: offered, taken, and then free for nobody else. */
class FreeHoursTest extends AtWork {

  private List<String> free(Family family) throws Exception {
    return Pattern.compile("<option value=\"(20[0-9TZ:-]+)\"").matcher(pages.form(family, Role.RETURN_COUNSELLOR, "session-booking").html())
      .results()
      .map(each -> each.group(1)).toList();
  }

  private Map<String, String> with(Family family, String... more) {
    var sent = new HashMap<>(Map.of("persons", family.mother().toString(), "language", "fr"));
    for (int at = 0; at < more.length; at += 2) sent.put(more[at], more[at + 1]);
    return sent;
  }

  @Test
  void an_hour_that_is_taken_is_offered_to_nobody_else_whosever_case_it_is() throws Exception {
    var family = Family.registered(p).handOver();
    var offered = free(family);
    assertThat(offered).hasSizeBetween(6, 12).doesNotHaveDuplicates().isSorted();
    assertThat(Instant.parse(offered.getFirst())).isAfter(family.today.atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
    var hour = offered.get(1);
    assertThat(pages.send(family, Role.RETURN_COUNSELLOR, "session-booking", with(family, "freeHour", hour)).getStatus()).isEqualTo(302);
    var other = Family.registered(p).handOver();
    assertThat(free(other)).contains(offered.getFirst()).doesNotContain(hour);
    var refused = pages.send(other, Role.RETURN_COUNSELLOR, "session-booking", with(other, "freeHour", hour));
    assertThat(refused.getStatus()).as("from a page that was opened before").isEqualTo(422);
    assertThat(p.db.sql("select count(*) from counselling.session where case_id = ?").param(other.id.value()).query(Long.class).single())
      .isZero();
  }

  @Test
  void one_of_both_is_said_and_not_half_of_another_hour() throws Exception {
    var family = Family.registered(p).handOver();
    var hour = free(family).getFirst();
    var day = family.today.plusDays(2).toString();
    for (var said : List.of(new String[]{}, new String[]{"date", day}, new String[]{"time", "11:00"},
      new String[]{"freeHour", hour, "date", day}))
      assertThat(pages.send(family, Role.RETURN_COUNSELLOR, "session-booking", with(family, said)).getContentAsString()).contains(
        "Choose a free hour");
    assertThat(pages.send(family, Role.RETURN_COUNSELLOR, "session-booking", with(family, "date", day, "time", "08:00")).getStatus()).as(
      "another hour can be agreed on").isEqualTo(302);
  }

  private String desk(Family family, String asked) throws Exception {
    var answer = pages.page(family, family.as(Role.RETURN_COUNSELLOR, Actor::current), "/desk" + asked);
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  @Test
  void the_week_shows_the_talks_by_both_clocks_and_what_is_free_with_one_office() throws Exception {
    var family = Family.registered(p).handOver();
    var hour = free(family).getFirst();
    var week = "?week=" + hour.substring(0, 10);
    var office = family.column("origin_office", String.class);
    assertThat(desk(family, week)).contains("Week of").doesNotContain("class=\"free\"");
    var before = desk(family, week + "&with=" + office);
    assertThat(before).contains("class=\"free\"");
    assertThat(pages.send(family, Role.RETURN_COUNSELLOR, "session-booking", with(family, "freeHour", hour)).getStatus()).isEqualTo(302);
    var after = desk(family, week + "&with=" + office);
    assertThat(after.split("class=\"free\"").length).isEqualTo(before.split("class=\"free\"").length - 1);
    assertThat(after.substring(after.indexOf("class=\"list week\""), after.indexOf("</section>")))
      .contains(family.column("number", String.class), "Guinea");
    assertThat(desk(family, "?week=" + Instant.parse(hour).plusSeconds(7 * 86_400).toString().substring(0, 10)))
      .as("of another week only the list has it")
      .containsOnlyOnce(">" + family.column("number", String.class) + "<");
    for (var strange : List.of("?week=rubbish", "?week=9999-12-31", "?with=%3Cscript%3E", "?week=&with=RBA"))
      assertThat(desk(family, strange)).contains("Week of").doesNotContain("<script>", "class=\"free\"");
  }
}
