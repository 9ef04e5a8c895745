package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.rihla.people.Persons;
import org.rihla.values.CaseId;
import org.rihla.web.Notice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The first page of each of the fifteen roles: what they came to do, of the cases that are theirs, and the doors that open to them. */
@SpringBootTest(properties = "rihla.demonstration=true")
@Import(SweepTest.SmallYear.class)
class TodayTest {

  private static final Pattern HEADINGS = Pattern.compile("<h2 id=\"today-([a-z-]+)\"");
  private static final Pattern CASES = Pattern.compile("href=\"/cases/([0-9a-f-]{36})\"");
  private static final Pattern ENTRANCES = Pattern.compile("<a href=\"(/[^\"]*)\">");

  @Autowired
  WebApplicationContext context;
  @Autowired
  JdbcClient db;
  @Autowired
  Staff staff;
  @Autowired
  Access access;
  @Autowired
  Demonstration demonstration;
  @Autowired
  Cases cases;
  @Autowired
  CaseDesk desk;
  @Autowired
  Persons persons;
  @Autowired
  List<TodayPart> parts;
  @Autowired
  List<Notice> notices;
  @Autowired
  PlatformTransactionManager transactions;

  private MockHttpServletResponse ask(Actor who, String address) {
    try {
      MockMvc web = MockMvcBuilders.webAppContextSetup(context).build();
      return who.doing(() -> web.perform(get(address).header("Accept-Language", "en")).andReturn().getResponse());
    } catch (Exception e) {
      throw new IllegalStateException(who.login() + " " + address, e);
    }
  }

  private String page(Actor who) {
    try {
      var answer = ask(who, "/");
      assertThat(answer.getStatus()).as(who.login()).isEqualTo(200);
      return answer.getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Actor> shown() {
    return demonstration.demonstrationAccounts().stream().map(account -> staff.find(account.login()).orElseThrow()).toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_demonstration_has_an_account_to_try_for_each_role() {
    assertThat(shown().stream().map(Actor::role)).contains(Role.values());
  }

  @Test
  void each_role_finds_what_it_came_to_do_and_what_nobody_else_came_for_is_not_told_to_them() {
    for (var who : shown()) {
      var mine = new TreeSet<String>();
      parts.stream().filter(part -> part.roles().contains(who.role())).map(TodayPart::key).forEach(mine::add);
      notices.stream().filter(notice -> !notice.silent() && notice.roles().contains(who.role())).map(Notice::key).forEach(mine::add);
      assertThat(mine).as("something of their own: " + who.login()).isNotEmpty();
      assertThat(found(HEADINGS, page(who))).as(who.login()).isEqualTo(mine);
    }
    assertThat(parts).extracting(TodayPart::key).doesNotHaveDuplicates();
  }

  /** What a part reads from is, of the cases that are open, what the decision function says of each case, for every compartment that parts are of. */
  @ParameterizedTest
  @EnumSource
  void the_cases_that_parts_read_from_are_those_that_the_policy_opens(Role role) throws Exception {
    var all = Sight.wide(() -> cases.find(db.sql("select id from casework.return_case").query(UUID.class).list().stream().map(CaseId::new)
      .toList()));
    assertThat(all).hasSizeGreaterThan(20);
    int opened = 0;
    for (var who : Stream.concat(staff.all().stream(), shown().stream()).filter(each -> each.role() == role).distinct().toList())
      for (var compartment : EnumSet.complementOf(EnumSet.of(Compartment.STATISTICS, Compartment.AUDIT, Compartment.SETTINGS,
        Compartment.EXPORTS, Compartment.EXTRACTS, Compartment.KEYS))) { // of no case: the database shows none
          var asked = new Mine(who, desk.today(), Instant.now(), ZoneOffset.UTC);
          var reads = who.doing(() -> new Mine.Reads(compartment, access.scopesOfReading(compartment), Mine.Where.OPEN));
          Set<UUID> read = new HashSet<>(
            who.<List<UUID>>doing(() -> db.sql(Mine.lists(List.of(reads)) + "select id from ("
              + Mine.cases(reads) + ") m").params(
                asked.parameters(0))
              .query(UUID.class).list()));
          var decided = new HashSet<UUID>();
          for (var each : all)
            if (each.stage() != Stage.CLOSED && who.doing(() -> access.reading(compartment, each.subject())) != Decision.DENIED)
              decided.add(each.id().value());
          assertThat(read).as("%s %s", who.login(), compartment).isEqualTo(decided);
          opened += decided.size();
        }
    if (role == Role.RETURN_COUNSELLOR || role == Role.PROTECTION_OFFICER || role == Role.DATA_PROTECTION_OFFICER)
      assertThat(opened).as("cases opened to anybody in that role").isPositive();
  }

  /** What stands beside the first few is not out of reach. */
  @Test
  void each_list_is_read_whole_by_those_whose_it_is_and_by_nobody_else() throws Exception {
    for (var who : shown()) {
      boolean readsCases = who.doing(() -> access.reading(Compartment.CASE, null)) != Decision.DENIED;
      for (var part : parts)
        assertThat(ask(who, "/today/" + part.key()).getStatus()).as(who.login() + " " + part.key())
          .isEqualTo(readsCases && part.roles().contains(who.role()) ? 200 : 404);
      for (var page : List.of("/today/tasks", "/today/tasks?page=7", "/today/tasks?page=-1"))
        assertThat(ask(who, page).getStatus()).as(who.login() + " " + page).isEqualTo(readsCases ? 200 : 404);
      assertThat(ask(who, "/today/nothing").getStatus()).isEqualTo(404);
    }
  }

  /** Where a part says among which few cases it looks, it finds what it would find among all. */
  @Test
  void a_list_that_looks_among_a_few_cases_loses_none() throws Exception {
    for (var who : shown())
      for (var part : parts)
        if (part.where().condition().startsWith("c.id in") && part.roles().contains(who.role()))
          assertThat(rows(who, part, part.where())).as(who.login() + " " + part.key()).isEqualTo(rows(who, part, Mine.Where.OPEN));
  }

  private List<String> rows(Actor who, TodayPart part, Mine.Where where) throws Exception {
    var reads = who.doing(() -> new Mine.Reads(part.compartment(), access.scopesOfReading(part.compartment()), where));
    var asked = Mine.lists(List.of(reads)) + part.asked(Mine.cases(reads), 0, Mine.A_PAGE);
    return who.<List<String>>doing(() -> db.sql(asked).params(new Mine(who, desk.today(), Instant.now(), ZoneOffset.UTC).parameters(0))
      .query((row, _) -> row.getString(3) + " " + row.getString(4) + " " + row.getString(6)).list());
  }

  @Test
  void the_stages_are_counted_the_same_from_the_lists_and_by_themselves() throws Exception {
    for (var who : shown()) {
      var scopes = who.doing(() -> access.scopesOfReading(Compartment.CASE));
      if (!Mine.countByThemselves(scopes)) continue;
      var lists = Mine.lists(List.of(new Mine.Reads(Compartment.CASE, scopes, Mine.Where.OPEN)));
      assertThat(counted(who, lists + Mine.counted(scopes, true))).as(who.login()).isEqualTo(counted(who, Mine.counted(scopes, false)));
    }
  }

  private List<String> counted(Actor who, String sql) throws Exception {
    return who.<List<String>>doing(() -> db.sql(sql).params(new Mine(who, desk.today(), Instant.now(), ZoneOffset.UTC).parameters(0))
      .query((row, _) -> row.getString(1) + " " + row.getLong(2)).list().stream().sorted().toList());
  }

  @Test
  void who_has_nothing_to_do_with_cases_is_led_to_none() {
    for (var who : shown())
      if (Set.of(Role.DONOR, Role.NATIONAL_AUTHORITY, Role.SYSTEM_ADMINISTRATOR, Role.PARTNER).contains(who.role()))
        assertThat(found(CASES, page(who))).as(who.login()).isEmpty();
  }

  @Test
  void each_case_that_the_page_leads_to_opens_and_nobody_is_named_on_it() throws Exception {
    var names = Sight.wide(() -> persons.identities(db.sql("select id from people.person").query(UUID.class).list().stream()
      .map(org.rihla.values.PersonId::new).toList())).values().stream().map(identity -> identity.fullName()).toList();
    var led = 0;
    for (var who : shown()) {
      var text = page(who);
      assertThat(names).as(who.login()).noneMatch(text::contains);
      for (var id : found(CASES, text).stream().limit(3).toList()) {
        var found = Sight.wide(() -> cases.find(new CaseId(UUID.fromString(id))).orElseThrow());
        led++;
        if (who.doing(() -> access.reading(Compartment.CASE, found.subject())) != Decision.DENIED)
          assertThat(ask(who, "/cases/" + id).getStatus()).as(who.login()).isEqualTo(200);
      }
    }
    assertThat(led).isGreaterThan(20);
  }

  private static final UUID SOMEBODY = UUID.randomUUID();
  /** Newer than all others. */
  private static final UUID LAST = new UUID(-1, -1);

  private void write(String sql, Object... params) {
    assertThat(Sight.wide(() -> db.sql(sql).params(params).update())).as(sql).isPositive();
  }

  private ReturnCase in(Stage stage, String more) {
    return Sight.wide(() -> cases
      .find(new CaseId(db.sql("select id from casework.return_case where stage = ? and " + more + " order by number limit 1").param(
        stage.name()).query(UUID.class).single()))
      .orElseThrow());
  }

  private void works(ReturnCase on, Actor who) {
    Sight.wide(() -> db.sql("""
      insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
      values (?, ?, ?, ?, ?, 'GIVEN', ?, ?, now()) on conflict do nothing""").params(UUID.randomUUID(), on.id().value(),
      who.id().value(), who.role().name(), who.office().value(), SOMEBODY, desk.today()).update());
  }

  private void named(ReturnCase on, Actor who, Compartment compartment) {
    Sight.wide(() -> db.sql("""
      insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, asked_by, asked_at)
      values (?, ?, ?, ?, ?, ?, true, ?, now()) on conflict do nothing""").params(UUID.randomUUID(), on.id().value(),
      who.id().value(), who.role().name(), who.office().value(), compartment.name(), SOMEBODY).update());
  }

  private void told(String key, Role role, ReturnCase of) {
    var office = role == Role.ORIGIN_CASE_WORKER ? of.origin() : of.host();
    var part = Arrays.stream(page(staff.find(Demonstration.login(role, office)).orElseThrow()).split("<section "))
      .filter(each -> each.contains("id=\"today-" + key + "\"")).collect(Collectors.joining());
    assertThat(part).as(key + " " + role).contains(of.number());
    var others = role == Role.ORIGIN_CASE_WORKER
      ? of.origin().value().equals("CIV") ? "SEN" : "CIV"
      : of.host().value().equals("OUJ") ? "CAS" : "OUJ";
    assertThat(page(staff.find(Demonstration.login(role, new org.rihla.values.OfficeCode(others))).orElseThrow())).as(key + " elsewhere")
      .doesNotContain(of.number());
  }

  private ReturnCase onTheDay(ReturnCase of) {
    for (var role : List.of(Role.OUTREACH_WORKER, Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER))
      works(of, staff.find(Demonstration.login(role, of.host())).orElseThrow());
    named(of, staff.find(Demonstration.login(Role.PROTECTION_OFFICER, of.host())).orElseThrow(), Compartment.TRAFFICKING);
    named(of, staff.find(Demonstration.login(Role.PROTECTION_OFFICER, of.host())).orElseThrow(), Compartment.CHILD);
    write("update casework.return_case set planned_departure = ? where id = ?", desk.today().plusDays(3), of.id().value());
    return of;
  }

  @Test
  void what_waits_is_told_to_those_whose_work_it_is_and_not_to_their_colleagues_elsewhere() {
    new TransactionTemplate(transactions).executeWithoutResult(undone -> {
      undone.setRollbackOnly();
      var approved = onTheDay(in(Stage.APPROVED, "planned_departure is not null"));
      var id = approved.id().value();
      var who = approved.principal().value();
      var now = java.sql.Timestamp.from(desk.today().atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(36_000));
      write("update casework.case_worker set ended_at = now() where case_id <> ?", id); // few enough to be shown
      write("update casework.return_case set registered_on = registered_on - 40 where id <> ?", id);
      write("update casework.return_case set registered_on = ? where id = ?", desk.today(), id);
      told("registered", Role.OUTREACH_WORKER, approved);
      told("departures", Role.RETURN_COUNSELLOR, approved);
      told("turn", Role.RETURN_COUNSELLOR, approved);
      write("""
        insert into counselling.session (id, case_id, host_office, origin_office, starts_at, language, persons, status)
        values (?, ?, ?, ?, ?, 'fr', ?, 'BOOKED')""", UUID.randomUUID(), id, approved.host().value(), approved.origin().value(), now,
        new UUID[]{who});
      told("sessions", Role.RETURN_COUNSELLOR, approved);
      write("insert into protection.hold (id, case_id, reason, placed_at, placed_by) values (?, ?, 'FEAR_OF_RETURN', ?, ?)",
        UUID.randomUUID(), id, now, SOMEBODY);
      told("holds", Role.PROTECTION_OFFICER, approved);
      write("""
        insert into protection.vulnerability (id, case_id, person_id, code, status, source, identified_on, identified_by)
        values (?, ?, ?, ?, 'CONFIRMED', 'SCREENING', ?, ?)""", UUID.randomUUID(), id, who, new byte[]{1}, desk.today(), SOMEBODY);
      told("reviews", Role.PROTECTION_OFFICER, approved);
      write("""
        insert into casework.evidence (case_id, about_id, fact, finding, holds_from, told_at, told_by)
        values (?, ?, 'UNACCOMPANIED', 'YES', ?, ?, ?) on conflict (case_id, about_id, fact) do update set finding = 'YES'""", id, who,
        desk.today(), now, SOMEBODY);
      told("children", Role.PROTECTION_OFFICER, approved);
      write("""
        insert into protection.finding (id, case_id, person_id, kind, found_on, code, holds_until, office, found_by)
        values (?, ?, ?, 'REFLECTION_PERIOD', ?, 'SET', ?, ?, ?)""", UUID.randomUUID(), id, who, desk.today(), desk.today().plusDays(20),
        approved.host().value(), SOMEBODY);
      told("reflection", Role.PROTECTION_OFFICER, approved);
      write("update casework.return_case set planned_departure = ? where id = ?", desk.today().plusDays(400), id); // fit, but not for so long
      told("examinations", Role.MEDICAL_OFFICER, approved);
      write("""
        insert into health.examination (id, case_id, person_id, type, result, conditions, examined_on, valid_until, examined_by)
        values (?, ?, ?, 'FIT_TO_TRAVEL', 'FIT_WITH_CONDITIONS', '{WHEELCHAIR}', ?, ?, ?)""", LAST, id, who, desk.today(),
        desk.today().plusDays(60), SOMEBODY);
      told("conditions", Role.MEDICAL_OFFICER, approved);
      write("""
        insert into casework.safeguard_override (id, case_id, safeguard, reason, closed_for, asked_by, asked_at)
        values (?, ?, 'MONEY_RESERVED', ?, ?, ?, ?)""", UUID.randomUUID(), id, new byte[]{1}, who, SOMEBODY, now);
      told("overrides", Role.OFFICE_MANAGER, approved);
      write("""
        insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, reason, closed_for, asked_by, asked_at)
        values (?, ?, ?, 'RETURN_COUNSELLOR', ?, 'CHILD', false, ?, ?, ?, ?)""", UUID.randomUUID(), id, UUID.randomUUID(),
        approved.host().value(), new byte[]{1}, who, SOMEBODY, now);
      told("readers", Role.PROTECTION_OFFICER, approved);
      write("update casework.case_worker set ended_at = now() where case_id = ? and ended_at is null", id);
      write(
        "update casework.return_case set stage = 'CLOSED', closed_on = ?, closure_reason = 'OTHER' where id <> ? and stage in ('REGISTERED', 'APPLIED', 'APPROVED', 'CLEARED')",
        desk.today(), id);
      told("unassigned", Role.OFFICE_MANAGER, approved);
      for (var status : List.of("REQUESTED", "APPROVED"))
        write(
          """
            insert into funding.payment (id, case_id, person_id, amount_cents, currency, status, requested_by, requested_at, approved_by, approved_at)
            values (?, ?, ?, 100, 'MAD', ?, ?, ?, ?, ?)""",
          UUID.randomUUID(), id, who, status, SOMEBODY, now, UUID.randomUUID(), now);
      told("payments-asked", Role.FINANCE_OFFICER, approved);
      told("payments-asked", Role.OFFICE_MANAGER, approved);
      told("payments-due", Role.FINANCE_OFFICER, approved);
      var home = in(Stage.REINTEGRATING, "arrived_on is not null");
      works(home, staff.find(Demonstration.login(Role.ORIGIN_CASE_WORKER, home.origin())).orElseThrow());
      write(
        "insert into monitoring.contact_attempt (id, case_id, person_id, channel, result, tried_on, tried_by) values (?, ?, ?, 'PHONE', 'NO_ANSWER', ?, ?)",
        LAST, home.id().value(), home.principal().value(), desk.today(), SOMEBODY);
      told("unreached", Role.ORIGIN_CASE_WORKER, home);
    });
  }

  /** A statement that finds nothing in a year of work is shown by the test above to find what is there. */
  @Test
  void what_a_year_leaves_behind_is_told() {
    var full = new TreeSet<String>();
    for (var who : staff.all()) {
      if (parts.stream().noneMatch(part -> part.roles().contains(who.role()))) continue;
      for (var section : page(who).split("<section ")) if (section.contains("<tbody>")) full.addAll(found(HEADINGS, section));
    }
    assertThat(full).contains("people", "turn", "documents", "arrivals", "overdue", "journeys", "exits", "examinations", "unreserved",
      "plans",
      "waves", "reviews", "children");
  }

  @Test
  void the_menu_has_the_doors_that_open_and_no_other() {
    var all = new TreeSet<String>();
    for (var who : shown()) {
      var nav = page(who).replaceAll("(?s).*<nav[^>]*>(.*)</nav>.*", "$1");
      var offered = found(ENTRANCES, nav);
      offered.forEach(address -> assertThat(ask(who, address).getStatus()).as(who.login() + " " + address).isIn(200, 302)); // to what is published
      all.addAll(offered);
    }
    assertThat(all).contains("/", "/cases", "/cases/new", "/programme", "/statement", "/funds", "/destinations", "/audit", "/staff",
      "/offices");
    for (var who : shown()) {
      var offered = found(ENTRANCES, page(who).replaceAll("(?s).*<nav[^>]*>(.*)</nav>.*", "$1"));
      for (var other : all)
        if (!offered.contains(other)) assertThat(ask(who, other).getStatus()).as(who.login() + " is not offered " + other).isEqualTo(404);
    }
  }
}
