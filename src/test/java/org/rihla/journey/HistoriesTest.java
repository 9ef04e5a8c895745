package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rihla.Rounds;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.casework.Stage;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever happens, in whatever order, by whomever, two at once, on whichever day, with the machine dying in between: nobody leaves who should not, who has
 * withdrawn holds nothing any more, and the page of the case tells nobody outside what is sealed. Each history is planned by its number, and told with it where
 * it goes wrong. How many: 200, {@code -Drihla.histories=2000} by night; {@code -Drihla.history=17 -Drihla.histories=1} for one alone.
 */
@TestPropertySource(properties = "rihla.test.apart=histories") // hundreds of people of like names are for no other test to find
@DirtiesContext
class HistoriesTest extends AtWork {

  private static final int HISTORIES = Rounds.of(Integer.getInteger("rihla.histories", 200));
  private static final long FIRST = Long.getLong("rihla.history", 1);
  private static final int MANY = 100;
  private static final int VERBS = 200;

  private int opened;
  private final Planted planted = new Planted();
  private final Map<History.Group, Integer> left = new EnumMap<>(History.Group.class);

  @Test
  void nobody_leaves_who_should_not_and_who_withdrew_holds_nothing() throws Exception {
    for (var category : Programme.CATEGORIES) p.endow(category, Programme.GUINEA, HISTORIES * 100_000L); // or the last ones wait for money
    var everybody = staff();
    for (long number = FIRST; number < FIRST + HISTORIES; number++) live(number, everybody);
    if (FIRST != 1 || HISTORIES < MANY) return; // a few prove nothing about all
    assertThat(left.keySet()).as("some of every group come home, or nothing is proved: " + left).contains(History.Group.values());
    assertThat(left.values().stream().mapToInt(Integer::intValue).sum()).as("of many: " + left).isGreaterThan(HISTORIES / 3);
    assertThat(opened).as("pages that were read").isGreaterThan(HISTORIES);
  }

  private List<Actor> staff() {
    return Stream.of(Programme.RABAT, Programme.CONAKRY, Programme.CASABLANCA)
      .flatMap(office -> p.staff.active().stream().filter(who -> who.office().value().equals(office) && who.role() != Role.MIGRANT))
      .toList();
  }

  private void live(long number, List<Actor> everybody) throws Exception {
    var history = new History(p, number, planted, everybody);
    var deeds = new Deeds();
    try {
      for (int verb = 0; verb < VERBS; verb++) {
        var before = history.family.stage();
        history.goOn(deeds);
        check(history, before);
      }
      readByThoseOutside(history);
    } catch (Throwable e) {
      throw new AssertionError("history " + number + " of " + history.group + ": " + history.done, e);
    } finally {
      Deeds.reopenDestination(history);
    }
  }

  private void check(History history, Stage before) {
    var now = history.family.stage();
    if (before.beforeBoarding() && !now.beforeBoarding() && now != Stage.CLOSED) {
      left.merge(history.group, 1, Integer::sum);
      assertThat(Departed.wrongly(history, history.family.column("departed_on", LocalDate.class))).as("who left").isEmpty();
    }
    assertThat(held(history)).as("what is held for who has withdrawn").isEmpty();
  }

  /** Of a case that they withdrew from, and of each who left the group. */
  private List<String> held(History history) {
    return p.db.sql("""
      select 'a seat' from travel.journey j join casework.return_case c on c.id = j.case_id
        where c.id = :case and j.status = 'BOOKED' and (c.withdrawn_on is not null or exists (
          select from casework.case_member m where m.case_id = c.id and m.withdrew_on is not null and m.person_id = any(j.persons)))
      union all select 'money' from funding.reservation r join casework.return_case c on c.id = r.case_id
        where c.id = :case and c.withdrawn_on is not null and r.released_on is null
      union all select 'a share' from casework.return_case c where c.id = :case and c.withdrawn_on is not null and c.shared""")
      .param("case", history.family.id.value()).query(String.class).list();
  }

  /** Nobody of these reads what was said of fear, of a child or of health, whatever came to pass. */
  private void readByThoseOutside(History history) throws Exception {
    var outside = new ArrayList<Actor>();
    for (var role : List.of(Role.MOVEMENTS_OFFICER, Role.FINANCE_OFFICER, Role.ME_OFFICER)) outside.add(p.as(role, Programme.RABAT));
    outside.add(p.as(Role.FINANCE_OFFICER, Programme.CONAKRY));
    for (var who : outside) {
      var answer = pages.ofCase(history.family, who);
      assertThat(answer.getStatus()).as(who.login()).isIn(200, 404);
      if (answer.getStatus() == 404) continue; // not theirs at all
      opened++;
      var page = answer.getContentAsString();
      assertThat(Planted.isIn(page)).as("sealed words on the page of " + who.login()).isFalse();
      assertThat(page).as(who.login()).doesNotContainIgnoringCase("trafficking");
    }
  }
}
