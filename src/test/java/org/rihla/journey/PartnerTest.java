package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.assistance.Handed.Shown;
import org.rihla.assistance.Handing;
import org.rihla.assistance.Partners;
import org.rihla.casework.Outcome;
import org.rihla.people.Persons;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Purpose;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** An organisation outside sees what was handed to it: the fields that were chosen, while the person agrees, until its day; and never a case. */
class PartnerTest extends AtWork {

  private static final AtomicInteger ORGANISATIONS = new AtomicInteger();

  @Autowired
  Handing handing;
  @Autowired
  Partners partners;
  @Autowired
  Consents consents;
  @Autowired
  Persons persons;
  @Autowired
  AllRows db;
  @Autowired
  PlatformTransactionManager transactions;

  private MockMvc web;
  private Family family;
  private OfficeCode shelter;
  private Actor worker;

  @BeforeEach
  void somebodyAndAShelter() {
    var once = context.getBeansOfType(Filter.class).values().stream().filter(f -> f.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
    web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).addFilters(once).build();
    family = Family.registered(p);
    shelter = organisation(RABAT);
    worker = new Actor(StaffId.next(), "partner", Role.PARTNER, shelter);
  }

  private OfficeCode organisation(String helps) {
    int number = ORGANISATIONS.getAndIncrement();
    var code = new OfficeCode("Q" + (char) ('A' + number / 26) + (char) ('A' + number % 26));
    partners.found(code, "Invented shelter", new OfficeCode(helps));
    return code;
  }

  private Outcome hand(OfficeCode to, Set<Shown> shown, LocalDate until, String howGiven) {
    return family.as(Role.RETURN_COUNSELLOR, () -> handing.handBeforeDeparture(family.id,
      new Handing.What(family.mother(), to, "HOUSING", shown, "Needs a room for two.", until, howGiven == null
        ? null
        : said(to, howGiven, false, null))));
  }

  private static Consent said(OfficeCode to, String howGiven, boolean guardian, @Nullable String assent) {
    return new Consent("C_SHARE_NGO", "CONSENT", true, howGiven, "fr", guardian, new Terms(to.value(), Set.of(), "NONE_NEEDED",
      Assent.of(assent, null), null, null, null));
  }

  private UUID handed(Set<Shown> shown) {
    Programme.done(hand(shelter, shown, family.today.plusDays(10), "SIGNATURE"));
    return db.sql("select id from assistance.handed where case_id = ? order by id desc limit 1").param(family.id.value()).query(
      UUID.class).single();
  }

  private MockHttpServletResponse ask(Actor who, AbstractMockHttpServletRequestBuilder<?> request) {
    return Programme.on(family.today, who, () -> web.perform(request.header("Accept-Language", "en")).andReturn().getResponse());
  }

  private String page(Actor who, UUID id) throws Exception {
    var answer = ask(who, get("/referrals/" + id));
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  private void sees(boolean anything, UUID id) throws Exception {
    assertThat(ask(worker, get("/referrals/" + id)).getStatus()).isEqualTo(anything ? 200 : 404);
    assertThat(ask(worker, get("/")).getContentAsString().contains(id.toString())).isEqualTo(anything);
    if (anything) return;
    assertThat(ask(worker, post("/referrals/" + id + "/answer").param("accepted", "YES").param("_key", UUID.randomUUID().toString()))
      .getStatus()).isEqualTo(404);
    assertThat(db.sql("select status from assistance.handed where id = ?").param(id).query(String.class).single()).isEqualTo("SENT");
  }

  @Test
  void a_partner_sees_the_fields_that_were_chosen_and_no_other() throws Exception {
    var who = Sight.wide(() -> persons.find(family.mother())).orElseThrow();
    var least = page(worker, handed(EnumSet.of(Shown.NAME)));
    assertThat(least).contains(who.fullName()).doesNotContain("Needs a room for two.").doesNotContain(String.valueOf(who.birthDate()
      .getYear()));
    var more = page(worker, handed(EnumSet.of(Shown.BIRTH_YEAR, Shown.WORDS)));
    assertThat(more).contains("Needs a room for two.", String.valueOf(who.birthDate().getYear())).doesNotContain(who.familyName());
    for (var text : new String[]{least, more})
      assertThat(text).doesNotContain(family.id.toString()).doesNotContain(who.birthDate().toString());
  }

  @Test
  void the_person_is_told_that_the_partner_read_what_was_handed_to_it() throws Exception {
    page(worker, handed(EnumSet.of(Shown.NAME)));
    var counsellor = p.as(Role.RETURN_COUNSELLOR, RABAT);
    assertThat(ask(counsellor, get("/cases/" + family.id + "/seen")).getContentAsString()).contains("Partner", shelter.value());
  }

  @Test
  void a_telephone_is_shown_only_where_it_may_be_called() throws Exception {
    calls("+212600000123", "NO");
    var id = handed(EnumSet.of(Shown.TELEPHONE));
    assertThat(page(worker, id)).doesNotContain("212600000123");
    calls(null, "YES");
    assertThat(page(worker, id)).contains("212600000123");
  }

  private void calls(@Nullable String telephone, String safe) {
    family.as(Role.RETURN_COUNSELLOR, () -> {
      new TransactionTemplate(transactions).executeWithoutResult(_ -> persons.changeContact(family.mother(),
        persons.contact(family.mother()).with(telephone, safe, null, null, null)));
      return null;
    });
  }

  @Test
  void for_a_child_a_guardian_agrees_and_a_child_that_can_be_asked_is_asked() {
    for (var said : List.of("", "guardian", "guardian NO", "guardian YES")) {
      var what = new Handing.What(family.child(), shelter, "HOUSING", EnumSet.of(Shown.NAME), "Needs a room.", family.today.plusDays(10),
        said(shelter, "SIGNATURE", said.startsWith("guardian"), said.endsWith("NO") ? "NO" : said.endsWith("YES") ? "YES" : null));
      assertThat(family.<Outcome>as(Role.RETURN_COUNSELLOR, () -> handing.handBeforeDeparture(family.id, what))).as(said)
        .isEqualTo(switch (said) {
          case "" -> Outcome.refused("guardian-needed");
          case "guardian" -> Outcome.refused("assent-needed");
          case "guardian NO" -> Outcome.refused("child-said-no");
          default -> Outcome.done();
        });
      if (said.endsWith("NO"))
        assertThat(Sight.wide(() -> db.sql("""
          select assent from privacy.consent where person_id = ? and purpose = 'C_SHARE_NGO' order by recorded_at desc limit 1""")
          .param(family.child().value()).query(String.class).list())).as("what was given before ends with it").containsExactly("NO");
    }
  }

  @Test
  void without_consent_nothing_is_handed_on() {
    assertThat(hand(shelter, EnumSet.of(Shown.NAME), family.today.plusDays(10), null)).isEqualTo(Outcome.refused("consent-needed"));
    assertThat(db.sql("select count(*) from assistance.handed where case_id = ?").param(family.id.value()).query(Long.class).single())
      .isZero();
  }

  @Test
  void whoever_takes_the_consent_back_is_seen_no_more_at_once_also_if_they_agree_for_another_later() throws Exception {
    var id = handed(EnumSet.of(Shown.NAME));
    sees(true, id);
    family.later(1).as(Role.RETURN_COUNSELLOR, () -> {
      new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> consents.withdraw(family.mother(), Purpose.C_SHARE_NGO, "", "IN_PERSON", "NOT_SHARED_AGAIN"));
      return null;
    });
    sees(false, id);
    family.later(2);
    Programme.done(hand(organisation(RABAT), EnumSet.of(Shown.NAME), family.today.plusDays(5), "SIGNATURE"));
    sees(false, id);
  }

  @Test
  void after_its_day_it_is_as_if_it_never_was() throws Exception {
    var id = handed(EnumSet.of(Shown.NAME));
    family.later(10);
    sees(true, id);
    family.later(1);
    sees(false, id);
  }

  @Test
  void another_organisation_and_everybody_else_find_nothing_there() throws Exception {
    var id = handed(EnumSet.of(Shown.NAME));
    var nothing = ask(worker, get("/referrals/" + UUID.randomUUID()));
    assertThat(nothing.getStatus()).isEqualTo(404);
    for (var role : Role.values())
      for (var office : new OfficeCode[]{shelter, organisation(RABAT), new OfficeCode(RABAT)}) {
        if (role == Role.PARTNER && office.equals(shelter)) continue;
        var stranger = new Actor(StaffId.next(), "stranger", role, office);
        var answer = ask(stranger, get("/referrals/" + id));
        assertThat(answer.getStatus()).as(role + " " + office).isEqualTo(404);
        assertThat(answer.getContentAsString()).doesNotContain("Invented shelter");
      }
  }

  @Test
  void a_partner_opens_no_case_no_list_and_finds_nobody() throws Exception {
    handed(EnumSet.allOf(Shown.class));
    for (var address : new String[]{"/cases", "/cases/" + family.id, "/cases/" + family.id + "/people/" + family.mother(), "/cases/new",
      "/cases/" + family.id + "/seen", "/cases/" + family.id + "/forms/counselling", "/audit", "/staff", "/partners", "/statement"})
      assertThat(ask(worker, get(address)).getStatus()).as(address).isEqualTo(404);
    var name = Sight.wide(() -> persons.find(family.mother())).orElseThrow().fullName();
    assertThat(ask(worker, post("/cases/search").param("q", name).param("_key", UUID.randomUUID().toString())).getStatus()).isEqualTo(404);
  }

  @Test
  void a_partner_accepts_and_says_what_it_delivered_in_that_order_and_once() throws Exception {
    var id = handed(EnumSet.of(Shown.NAME));
    var service = "ACCOM";
    assertThat(deliver(id, service, "3")).isEqualTo(422);
    assertThat(answer(id, "YES")).isEqualTo(302);
    assertThat(answer(id, "NO")).isEqualTo(422);
    assertThat(deliver(id, "no such service", "3")).isEqualTo(422);
    assertThat(deliver(id, service, "-3")).isEqualTo(422);
    assertThat(delivered()).isZero();
    assertThat(deliver(id, service, "3")).isEqualTo(302);
    assertThat(deliver(id, service, "3")).isEqualTo(422);
    assertThat(delivered()).isEqualTo(1);
    var trace = db.sql("select what from casework.case_history where case_id = ? and actor_id = ? and what <> 'REFUSED' order by id")
      .params(
        family.id.value(), worker.id().value())
      .query(String.class).list();
    assertThat(trace).containsExactly("REFERRAL_ANSWERED", "DELIVERED");
    assertThat(db.sql("select count(*) from privacy.audit_event where actor_id = ? and act = 'READ_REFERRAL'").param(worker.id().value())
      .query(Long.class).single()).as("each reading is written down").isPositive();
  }

  private int answer(UUID id, String accepted) {
    return ask(worker, post("/referrals/" + id + "/answer").param("accepted", accepted).param("_key", UUID.randomUUID().toString()))
      .getStatus();
  }

  private int deliver(UUID id, String service, String quantity) {
    return ask(worker, post("/referrals/" + id + "/delivered").param("service", service).param("quantity", quantity).param("unit", "NIGHT")
      .param("_key", UUID.randomUUID().toString())).getStatus();
  }

  private long delivered() {
    return db.sql("select count(*) from assistance.delivery where case_id = ? and delivered_by = ?").params(family.id.value(), worker.id()
      .value()).query(Long.class).single();
  }

  @Test
  void only_an_organisation_of_ones_own_office_and_no_longer_than_it_takes() {
    assertThat(hand(organisation("CAS"), EnumSet.of(Shown.NAME), family.today.plusDays(10), "SIGNATURE"))
      .isEqualTo(Outcome.refused("no-such-partner"));
    assertThat(hand(new OfficeCode(RABAT), EnumSet.of(Shown.NAME), family.today.plusDays(10), "SIGNATURE"))
      .isEqualTo(Outcome.refused("no-such-partner"));
    assertThat(hand(shelter, EnumSet.of(Shown.NAME), family.today.minusDays(1), "SIGNATURE")).isEqualTo(Outcome.refused("date-passed"));
    assertThat(hand(shelter, EnumSet.of(Shown.NAME), family.today.plusDays(181), "SIGNATURE"))
      .isEqualTo(Outcome.refused("referral-too-long"));
  }
}
