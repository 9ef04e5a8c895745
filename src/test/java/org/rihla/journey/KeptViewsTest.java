package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rihla.access.Actor;
import org.rihla.access.Role;

/** What somebody asks of the list of cases, and the lists that they come back to. */
class KeptViewsTest extends AtWork {

  private String list(Family family, Actor who, String asked) throws Exception {
    var answer = pages.page(family, who, "/cases" + asked);
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  private int send(Family family, Actor who, String path, Map<String, String> entries) {
    return pages.send(who, family.today.atTime(12, 0).toInstant(ZoneOffset.UTC), path, entries).getStatus();
  }

  private Actor newcomer() { return p.newcomer("views-" + UUID.randomUUID(), Role.RETURN_COUNSELLOR, RABAT); }

  @Test
  void only_those_are_listed_that_were_asked_for_and_the_address_says_which() throws Exception {
    var family = Family.registered(p);
    var me = newcomer();
    assertThat(list(family, me, "?stage=REGISTERED")).contains(family.id.toString());
    assertThat(list(family, me, "?stage=REGISTERED&country=GIN&held=false")).contains(family.id.toString());
    for (var other : new String[]{"?stage=APPROVED", "?country=CIV", "?mine=true", "?held=true", "?leaving=30"})
      assertThat(list(family, me, other)).as(other).doesNotContain(family.id.toString());
    assertThat(list(family, p.as(Role.RETURN_COUNSELLOR, RABAT), "?mine=true&stage=REGISTERED")).as("who registered them")
      .contains(family.id.toString());
    p.db.sql("update casework.return_case set planned_departure = ? where id = ?").params(family.today.plusDays(20), family.id.value())
      .update();
    assertThat(list(family, me, "?leaving=30")).contains(family.id.toString());
    assertThat(list(family, me, "?leaving=14")).doesNotContain(family.id.toString());
    assertThat(list(family, me, "?stage=%27%3B--&country=gin&leaving=-5")).as("what cannot be understood is not asked for")
      .contains(family.id.toString());
  }

  @Test
  void a_list_is_kept_once_for_its_account_alone_and_is_called_by_what_it_asks() throws Exception {
    var family = Family.registered(p);
    var me = newcomer();
    var asked = Map.of("stage", "APPROVED", "country", "GIN", "leaving", "30", "mine", "true");
    assertThat(send(family, me, "/cases/views", asked)).isEqualTo(302);
    assertThat(send(family, me, "/cases/views", asked)).as("twice").isEqualTo(302);
    assertThat(list(family, me, "")).contains("My cases · Approved", "leaves within 30 days",
      "/cases?stage=APPROVED&amp;country=GIN&amp;leaving=30&amp;mine=true");
    assertThat(p.db.sql("select count(*) from casework.kept_view where staff_id = ?").param(me.id().value()).query(Long.class).single())
      .isOne();
    var other = newcomer();
    assertThat(list(family, other, "")).doesNotContain("My cases · Approved");
    var view = p.db.sql("select id from casework.kept_view where staff_id = ?").param(me.id().value()).query(UUID.class).single();
    send(family, other, "/cases/views/" + view + "/away", Map.of());
    assertThat(list(family, me, "")).as("of somebody else").contains("My cases · Approved");
    send(family, me, "/cases/views/" + view + "/away", Map.of());
    assertThat(list(family, me, "")).doesNotContain("My cases · Approved");
    assertThat(send(family, p.as(Role.DONOR, RABAT), "/cases/views", asked)).isEqualTo(404);
  }

  @Test
  void of_many_the_oldest_goes_and_what_asks_nothing_is_not_kept() throws Exception {
    var family = Family.registered(p);
    var me = newcomer();
    for (int days = 1; days <= 15; days++) send(family, me, "/cases/views", Map.of("leaving", String.valueOf(days)));
    send(family, me, "/cases/views", Map.of("leaving", "0", "stage", "NOTHING"));
    assertThat(p.db.sql("select min(leaving) || ' ' || count(*) from casework.kept_view where staff_id = ?").param(me.id().value()).query(
      String.class).single()).isEqualTo("4 12");
  }
}
