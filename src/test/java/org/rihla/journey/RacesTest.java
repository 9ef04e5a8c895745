package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.casework.Outcome;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Persons;
import org.rihla.values.Country;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people at the same thing at the same moment: one wins, the other is told, nobody waits for ever. */
class RacesTest extends AtWork {

  private List<Outcome> atOnce(List<Callable<Outcome>> deeds) throws Exception {
    var together = new CountDownLatch(deeds.size());
    try (var people = Executors.newFixedThreadPool(deeds.size())) {
      var asked = new ArrayList<Future<Outcome>>();
      for (var deed : deeds) asked.add(people.submit(() -> {
        together.countDown();
        together.await();
        return deed.call();
      }));
      var outcomes = new ArrayList<Outcome>();
      for (var each : asked) outcomes.add(each.get());
      return outcomes;
    }
  }

  private Outcome reserve(Family family) {
    return family.as(Role.FINANCE_OFFICER, () -> p.budgets.reserve(family.id, Map.of("TRAVEL", 100L, "RECEPTION", 100L,
      "REINTEGRATION", 100L)));
  }

  private List<Callable<Outcome>> twentyReservations(Country country) {
    var deeds = new ArrayList<Callable<Outcome>>();
    for (int each = 0; each < 20; each++) {
      var family = Family.oneAdult(p, country).applied();
      deeds.add(() -> reserve(family));
    }
    return deeds;
  }

  @Test
  void the_last_money_is_promised_once() throws Exception {
    var country = p.anotherCountry();
    p.endow("RECEPTION", country, 100_000);
    p.endow("REINTEGRATION", country, 100_000);
    p.endow("TRAVEL", country, 100);
    assertThat(atOnce(twentyReservations(country))).containsOnlyOnce(Outcome.done()).filteredOn(outcome -> !outcome.equals(Outcome.done()))
      .hasSize(19)
      .containsOnly(Outcome.refused("not-enough-money cost_category:TRAVEL country:" + country + " currency:MAD " + Family.MONDAY));
    assertThat(reserved(country)).as("who was refused holds nothing").isEqualTo(300);
  }

  /** Whoever loses the race for one line still gets the money of the next. */
  @Test
  void nobody_is_refused_while_another_line_can_pay() throws Exception {
    var country = p.anotherCountry();
    p.endow("RECEPTION", country, 100);
    p.endow("RECEPTION", country, 100);
    p.endow("REINTEGRATION", country, 100_000);
    p.endow("TRAVEL", country, 100_000);
    var first = Family.oneAdult(p, country).applied();
    var second = Family.oneAdult(p, country).applied();
    assertThat(whileTheFirstIsNotYetWritten(() -> reserve(first), () -> reserve(second))).isEqualTo(Outcome.done());
    assertThat(reserved(country)).isEqualTo(600);
  }

  private long reserved(Country country) {
    return p.db.sql("select sum(reserved_cents) from funding.budget_line where country = ?").param(country.code()).query(Long.class)
      .single();
  }

  @Test
  void an_hour_of_the_office_of_origin_is_given_once() throws Exception {
    var first = Family.registered(p).handOver();
    var second = Family.registered(p).handOver();
    var slot = JourneyTest.slot();
    Callable<Outcome> one = () -> first.as(Role.RETURN_COUNSELLOR,
      () -> p.sessions.book(first.id, first.adults(), slot, "fr", null));
    Callable<Outcome> other = () -> second.as(Role.RETURN_COUNSELLOR,
      () -> p.sessions.book(second.id, second.adults(), slot, "fr", null));
    assertThat(whileTheFirstIsNotYetWritten(one, other)).isEqualTo(Outcome.refused("slot-taken"));
    assertThat(other.call()).as("and later").isEqualTo(Outcome.refused("slot-taken"));
  }

  /** Done by the first but not yet committed, the second asked meanwhile and made to wait; its answer. */
  private Outcome whileTheFirstIsNotYetWritten(Callable<Outcome> first, Callable<Outcome> second) throws Exception {
    try (var other = Executors.newSingleThreadExecutor()) {
      var answer = new ArrayList<Future<Outcome>>();
      p.transaction.executeWithoutResult(_ -> {
        try {
          assertThat(first.call()).isEqualTo(Outcome.done());
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
        answer.add(other.submit(second));
        while (!answer.getFirst().isDone() && !somebodyWaits()) Thread.onSpinWait();
      });
      return answer.getFirst().get();
    }
  }

  /** For us: asked on the connection of the first. */
  private boolean somebodyWaits() {
    return context.getBean(JdbcClient.class)
      .sql("select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))").query(
        Long.class)
      .single() > 0;
  }

  /** Somebody is put right in a closed case while a colleague writes down their telephone in the open one: neither waits for the other for ever. */
  @Test
  void who_is_corrected_in_one_case_and_written_of_in_another_is_in_nobodys_way() throws Exception {
    var before = Family.registered(p);
    var father = before.everybody.get(1);
    done(before.as(Role.RETURN_COUNSELLOR, () -> p.moves.withdraw(before.id, "PHONE")));
    var now = Family.of(p, Programme.GUINEA,
      Family.person(Sex.M, "PRINCIPAL", LocalDate.of(1991, 3, 4), new DuplicateAnswer("SAME_PERSON_NEW_CASE", father)));
    var window = pages.window(before, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + before.id + "/people/" + father + "/correction");
    var answers = new HashMap<>(Sight.wide(() -> context.getBean(Persons.class).find(father)).orElseThrow().answers());
    answers.putAll(Map.of("givenNames", "Tiemoko", "legalStatus", "IRREGULAR_ENTRY", "role", "SPOUSE", "reason", "Seen in his passport."));
    var ours = context.getBean(JdbcClient.class);
    try (var colleague = Executors.newSingleThreadExecutor()) {
      var answer = new ArrayList<Future<Integer>>();
      p.transaction.executeWithoutResult(_ -> {
        Sight.wide(() -> ours.sql("select id from casework.return_case where id = ? for update").param(now.id.value()).query(UUID.class)
          .single());
        answer.add(colleague.submit(() -> window.send(answers).getStatus()));
        while (!answer.getFirst().isDone() && !somebodyWaits()) Thread.onSpinWait();
        Sight.wide(() -> ours.sql("select id from people.person where id = ? for update").param(father.value()).query(UUID.class).single());
      });
      assertThat(answer.getFirst().get()).isEqualTo(302);
    }
  }

  /** Two managers press the same button: the case moves once, and the other is told where it is now. */
  @Test
  void a_case_moves_once() throws Exception {
    var family = Family.registered(p).applied().eligible().reserveMoney();
    var moves = new ArrayList<Callable<Outcome>>();
    for (var manager : List.of(p.as(Role.OFFICE_MANAGER, RABAT), p.as(Role.OFFICE_MANAGER, RABAT, "2")))
      moves.add(() -> Programme.on(family.today, manager, () -> p.moves.approve(family.id)).made()
        ? Outcome.done()
        : Outcome.refused(
          "moved"));
    assertThat(atOnce(moves)).containsOnlyOnce(Outcome.done());
    assertThat(family.count("casework.case_history where what = 'APPROVED'")).isEqualTo(1);
  }
}
