package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.values.Fingerprint;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;

/** The statement that everybody may read. */
@DirtiesContext // publishes
class PublicationTest extends AtWork {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

  private MockHttpServletResponse propose(Actor who, UUID key) { return pages.sent(DAY, who, "/statement/2026/proposal", key); }

  private Actor evaluator() { return p.as(Role.ME_OFFICER, RABAT); }

  private Actor manager() { return p.as(Role.OFFICE_MANAGER, RABAT); }

  private String proposed() {
    Family.registered(p); // so that there is something new
    var answer = propose(evaluator(), UUID.randomUUID());
    assertThat(answer.getStatus()).isEqualTo(302);
    return answer.getRedirectedUrl();
  }

  private UUID look(String proposed) {
    return p.db.sql("select look_id from statistics.publication where id = ?")
      .param(UUID.fromString(proposed.substring("/statement/proposed/"
        .length())))
      .query(UUID.class).single();
  }

  private int answered(Actor who, UUID look, String answer) { return answered(DAY, who, look, answer); }

  private int answered(LocalDate day, Actor who, UUID look, String answer) {
    return pages.sent(day, who, "/second-looks/" + look, UUID.randomUUID(), "answer", answer).getStatus();
  }

  private int versions() {
    return p.db.sql("select count(version) from statistics.publication").query(Integer.class).single();
  }

  private int status(Actor who, String path) { return pages.opened(DAY, who, path).getStatus(); }

  @ParameterizedTest
  @EnumSource(names = {"DONOR", "NATIONAL_AUTHORITY"})
  void outsiders_read_what_is_published_and_nothing_else(Role role) throws Exception {
    var outsider = p.as(role, RABAT);
    var proposed = proposed();
    int before = versions();
    assertThat(pages.opened(DAY, outsider, "/statement").getRedirectedUrl()).isEqualTo("/statement/published");
    assertThat(status(outsider, proposed)).as("what is proposed").isEqualTo(404);
    if (before == 0) {
      assertThat(pages.text(DAY, outsider, "/statement/published")).contains("Nothing is published yet");
      assertThat(status(outsider, "/statement?year=2026")).isEqualTo(404);
      for (var format : new String[]{"json", "html", "pdf", "xlsx"})
        assertThat(status(outsider, "/statement/2026." + format)).as(format).isEqualTo(404);
    }
    assertThat(answered(manager(), look(proposed), "CONFIRMED")).isEqualTo(302);
    int version = versions();
    var address = "/statement/published/2026/" + version;
    assertThat(pages.opened(DAY, outsider, "/statement?year=2026").getRedirectedUrl()).isEqualTo(address);
    assertThat(pages.text(DAY, outsider, address)).contains("Published: year 2026, version " + version, "Small counts are protected")
      .doesNotContain(
        "This statement is internal");
    var json = pages.opened(DAY, outsider, "/statement/2026.json");
    assertThat(json.getContentAsString()).contains("\"guarded\" : true");
    assertThat(json.getHeader("Content-Disposition")).contains("rihla-2026-v" + version + "-en.json");
    assertThat(propose(outsider, UUID.randomUUID()).getStatus()).isEqualTo(404);
  }

  @Test
  void who_proposed_does_not_publish_it_also_not_in_another_role() {
    var look = look(proposed());
    var evaluator = evaluator();
    assertThat(answered(evaluator, look, "CONFIRMED")).isEqualTo(404);
    p.db.sql("update access.staff set role = 'OFFICE_MANAGER' where id = ?").param(evaluator.id().value()).update();
    try {
      assertThat(answered(p.staff.byId(evaluator.id()).orElseThrow(), look, "CONFIRMED")).isEqualTo(422);
    } finally {
      p.db.sql("update access.staff set role = 'ME_OFFICER' where id = ?").param(evaluator.id().value()).update();
    }
    for (var other : new Actor[]{p.as(Role.OFFICE_MANAGER, Programme.CONAKRY), p.as(Role.DATA_PROTECTION_OFFICER, RABAT), p.as(
      Role.SYSTEM_ADMINISTRATOR, RABAT)})
      assertThat(answered(other, look, "CONFIRMED")).as(other.login()).isEqualTo(404);
    assertThat(answered(DAY.plusDays(14), manager(), look, "CONFIRMED")).as("two weeks later").isEqualTo(422);
    assertThat(answered(manager(), look, "REFUSED")).isEqualTo(302);
    assertThat(answered(manager(), look, "CONFIRMED")).as("after a refusal").isEqualTo(422);
  }

  @Test
  void a_version_stays_byte_for_byte_when_the_data_change_and_another_comes_beside_it() throws Exception {
    var first = proposed();
    assertThat(pages.text(DAY, manager(), first)).contains("Proposed, not published");
    assertThat(propose(evaluator(), UUID.randomUUID()).getStatus()).as("the same figures again").isEqualTo(422);
    var proposedBody = pages.opened(DAY, manager(), first).getContentAsString();
    assertThat(answered(manager(), look(first), "CONFIRMED")).isEqualTo(302);
    int version = versions();
    var address = "/statement/published/2026/" + version;
    var bytes = pages.opened(DAY, evaluator(), address + "/file.pdf").getContentAsByteArray();
    assertThat(p.db.sql("select count(*) from statistics.published_file where sha256 = ?").param(Fingerprint.of(bytes)).query(Long.class)
      .single()).isOne();
    assertThat(statement(pages.opened(DAY, manager(), address).getContentAsString())).as("what was looked at is what is published")
      .isEqualTo(
        statement(proposedBody));
    assertThat(propose(evaluator(), UUID.randomUUID()).getContentAsString()).contains("published already");

    var second = proposed();
    assertThat(answered(manager(), look(second), "CONFIRMED")).isEqualTo(302);
    assertThat(versions()).isEqualTo(version + 1);
    assertThat(pages.opened(DAY, evaluator(), address + "/file.pdf").getContentAsByteArray()).isEqualTo(bytes);
    assertThat(pages.opened(DAY, evaluator(), "/statement/published/2026/" + (version + 1) + "/file.pdf").getContentAsByteArray())
      .isNotEqualTo(bytes);
    assertThat(p.db.sql("select count(*) from privacy.audit_event where act = 'PUBLISH_STATEMENT' and fields like 'published "
      + first.substring("/statement/proposed/"
        .length())
      + "%'").query(Long.class).single()).isOne();
    assertThat(pages.text(DAY, evaluator(), "/statement?year=2026")).contains("Internal: small counts are visible",
      "This statement is internal");
  }

  private static String statement(String page) { return page.substring(page.indexOf("<article class=\"statement\"")); }

  @Test
  void what_was_frozen_earlier_does_not_become_the_newest_by_being_confirmed_later() {
    var earlier = proposed();
    var later = proposed();
    assertThat(answered(manager(), look(later), "CONFIRMED")).isEqualTo(302);
    int version = versions();
    assertThat(answered(manager(), look(earlier), "CONFIRMED")).isEqualTo(422);
    assertThat(versions()).isEqualTo(version);
    assertThat(answered(manager(), look(earlier), "REFUSED")).isEqualTo(302);
  }

  @Test
  void a_doubled_proposal_is_one_and_a_year_without_figures_has_none() {
    Family.registered(p);
    var key = UUID.randomUUID();
    var first = propose(evaluator(), key).getRedirectedUrl();
    assertThat(propose(evaluator(), key).getRedirectedUrl()).isEqualTo(first);
    assertThat(pages.sent(DAY, evaluator(), "/statement/1999/proposal", UUID.randomUUID()).getStatus()).isEqualTo(404);
    assertThat(status(evaluator(), "/statement/proposed/" + UUID.randomUUID())).isEqualTo(404);
    for (var path : new String[]{"/statement/published/2026/0", "/statement/published/2026/999", "/statement/published/x/1",
      "/statement/published/2026/1/file.exe"})
      assertThat(status(p.as(Role.DONOR, RABAT), path)).as(path).isEqualTo(404);
  }
}
