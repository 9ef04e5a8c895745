package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.done;

import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.access.Sight;

/** What is written on the page of a case under a day happened on that day, or is said to be planned for it. */
class OneDayForOneDeedTest extends AtWork {

  private String section(Family family, String key) throws Exception {
    var page = pages.window(family, CONAKRY, Role.ORIGIN_CASE_WORKER, "/cases/" + family.id).html();
    var from = page.indexOf("id=\"sec-" + key + "\"");
    return page.substring(from, page.indexOf("</section>", from)).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void an_instalment_stands_under_the_day_of_its_request_and_says_when_it_was_paid() throws Exception {
    var family = Family.registered(p).reintegrating();
    done(family.atHome(Role.ORIGIN_CASE_WORKER,
      () -> p.instalments.request(family.id, family.mother(), 100_000, "MILESTONE", "QUOTE")));
    var asked = family.today;
    var payment = Sight.wide(() -> p.payments.of(family.id)).getFirst().id();
    family.later(4);
    done(family.atHome(Role.OFFICE_MANAGER, () -> p.instalments.approve(family.id, payment)));
    done(family.atHome(Role.FINANCE_OFFICER, () -> p.instalments.pay(family.id, payment, "CASH")));
    assertThat(asked.toString()).isEqualTo("2026-02-28");
    assertThat(section(family, "reintegration")).contains("28 Feb 2026 Instalment requested").contains("paid on 4 Mar 2026");
  }

  @Test
  void a_journey_stands_under_the_day_of_departure_and_is_not_said_to_be_booked_on_it() throws Exception {
    var family = Family.registered(p).approved().book(Family.FLIGHT);
    assertThat(section(family, "travel")).contains("20 Feb 2026 Departure planned for this day").doesNotContain("Journey booked");
  }
}
