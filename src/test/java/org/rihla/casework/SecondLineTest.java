package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rihla.AllRows;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Handover;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.access.Subject;
import org.rihla.programme.ProgrammeYear;
import org.rihla.statistics.Statements;
import org.rihla.values.CaseId;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.rihla.values.OpenedForCounting;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database shows nobody more than the policy does, whatever a statement forgets to ask. */
@SpringBootTest(properties = "rihla.demonstration=true")
@Import(SecondLineTest.SmallYear.class)
class SecondLineTest {

  private static final int TRIPLES = 2_000;
  /** With a guard of their own. */
  private static final List<String> VIEWS = List.of("casework.seen_case", "casework.seen_piece", "casework.seen_reader",
    "casework.seen_task",
    "casework.own_share");
  /** Not guarded although they speak of a case or a person, and why. */
  private static final Map<String, String> OPEN = new TreeMap<>(Map.of("programme.replayed_case", "which invented cases were made",
    "privacy.person_key", "worth nothing without the key file", "privacy.audit_event", "read by its own rights, and only added to"));

  @TestConfiguration
  static class SmallYear {

    @Bean
    ApplicationRunner open(ProgrammeYear year) {
      return _ -> year.replay(Path.of("src/test/resources/screens/small-year.yaml"), _ -> {});
    }
  }

  @Autowired
  JdbcClient db;
  @Autowired
  AllRows all;
  @Autowired
  Access access;
  @Autowired
  Cases cases;
  @Autowired
  Statements statements;
  @Autowired
  OpenedForCounting counting;
  @Autowired
  PlatformTransactionManager transactions;

  private List<String> guarded() {
    return all.sql("""
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity
      union all select * from unnest(?) order by 1""").param(VIEWS.toArray(String[]::new)).query(String.class).list();
  }

  private List<String> ofCases() {
    return all
      .sql(
        """
          select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where (c.relkind = 'r' or n.nspname || '.' || c.relname = 'casework.seen_piece')
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'person_id') and not a.attisdropped)
          order by 1""")
      .query(String.class).list();
  }

  @Test
  void each_table_that_speaks_of_a_case_or_a_person_is_guarded() {
    assertThat(guarded()).hasSizeGreaterThan(40).containsAll(ofCases().stream().filter(table -> !OPEN.containsKey(table)).toList());
    assertThat(ofCases()).containsAll(OPEN.keySet());
  }

  @Test
  void each_guarded_table_asks_whose_eyes_it_has() {
    var transaction = new TransactionTemplate(transactions);
    var withRows = guarded().stream()
      .filter(table -> VIEWS.contains(table) || all.sql("select exists (select from " + table + ")").query(Boolean.class).single())
      .toList();
    assertThat(withRows).hasSizeGreaterThan(30);
    for (var table : withRows)
      assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> count(table))).as(table).isInstanceOf(DataAccessException.class);
  }

  @Test
  void eyes_end_with_the_transaction() throws Exception {
    var manager = new Actor(StaffId.next(), "invented", Role.OFFICE_MANAGER, new OfficeCode("RBA"));
    assertThat(manager.<Long>doing(() -> count("casework.return_case"))).isPositive();
    for (int again = 0; again < 20; again++)
      assertThatThrownBy(() -> count("casework.return_case")).isInstanceOf(DataAccessException.class);
  }

  @Test
  void whoever_has_no_case_at_all_is_shown_no_row() throws Exception {
    for (var role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.NATIONAL_AUTHORITY, Role.DONOR)) {
      var who = new Actor(StaffId.next(), "invented", role, new OfficeCode("RBA"));
      for (var table : guarded()) assertThat(who.<Long>doing(() -> count(table))).as(role + " " + table).isZero();
    }
  }

  /** Pairs of somebody and a case, and any table about it: what is shown is at most what the policy knows a right to. */
  @Test
  void two_thousand_times_somebody_any_case_and_any_table_and_never_more_than_the_policy_allows() throws Exception {
    var random = new Random(3);
    var ids = all.sql("select id from casework.return_case order by number").query(UUID.class).list();
    var offices = all.sql("select code from access.office order by code").query(String.class).list();
    var tables = guarded().stream().filter(ofCases()::contains).filter(this::knowsItsCase).toList();
    var more = new ArrayList<String>();
    int shown = 0;
    for (int i = 0; i < TRIPLES; i++) {
      var id = new CaseId(ids.get(random.nextInt(ids.size())));
      var of = Sight.wide(() -> cases.find(id)).orElseThrow();
      var role = Role.values()[random.nextInt(Role.values().length)];
      var office = random.nextBoolean()
        ? (random.nextBoolean() ? of.host() : of.origin())
        : new OfficeCode(offices.get(random.nextInt(offices.size())));
      var who = new Actor(StaffId.next(), "invented", role, office);
      var table = tables.get(random.nextInt(tables.size()));
      boolean rows = who.<Boolean>doing(() -> db.sql("select exists (select from " + table + " where case_id = ?)").param(id.value())
        .query(Boolean.class).single());
      boolean row = who.<Boolean>doing(() -> cases.find(id).isPresent());
      if (row) shown++;
      boolean tied = of.subject().isOf(office) || who.doing(() -> access.reading(Compartment.CASE, of.subject())) != Decision.DENIED;
      if ((rows || row) && !tied) more.add(role + " " + office + " " + table);
    }
    assertThat(more).isEmpty();
    assertThat(shown).as("and it shows something").isGreaterThan(TRIPLES / 10);
  }

  /** The same with those who are named for something, were once, sit on a panel, opened it in an emergency, or only work on the case. */
  @Test
  void two_thousand_times_somebody_and_what_is_sealed_and_never_more_than_the_policy_allows() throws Exception {
    var sealed = Map.of("protection.finding",
      List.of("SECURITY_RISK", "REFLECTION_PERIOD", "TRACING", "FAMILY_ASSESSMENT", "BEST_INTERESTS",
        "RECEIVING_ADULT", "LOOKED_AFTER"),
      "protection.determination", List.of(""), "documents.scan", List.of("declaration"));
    sealedMatters();
    var ids = all.sql("select distinct case_id from protection.finding where found_by = case_id order by 1").query(UUID.class).list();
    var staff = all.sql("select id, role, office from access.staff order by id").query((row, _) -> new Actor(new StaffId(row.getObject(1,
      UUID.class)), "invented", Role.valueOf(row.getString(2)), new OfficeCode(row.getString(3)))).list();
    var random = new Random(4);
    var more = new ArrayList<String>();
    var less = new ArrayList<String>();
    int shown = 0;
    int hidden = 0;
    for (int i = 0; i < TRIPLES; i++) {
      var id = new CaseId(ids.get(random.nextInt(ids.size())));
      var of = Sight.wide(() -> cases.find(id)).orElseThrow();
      var around = staff.stream()
        .filter(each -> of.subject().isWorkedOnBy(each.id()) || !of.subject().named().getOrDefault(each.id(), Set.of())
          .isEmpty())
        .toList();
      var who = around.isEmpty() || random.nextInt(3) == 0
        ? staff.get(random.nextInt(staff.size()))
        : around.get(random.nextInt(around.size()));
      var table = List.copyOf(new TreeMap<>(sealed).keySet()).get(random.nextInt(sealed.size()));
      var kind = sealed.get(table).get(random.nextInt(sealed.get(table).size()));
      var where = " where case_id = ?" + (kind.isEmpty() ? "" : " and kind = '" + kind + "'");
      boolean rows = who.<Boolean>doing(() -> db.sql("select exists (select from " + table + where + ")").param(id.value())
        .query(Boolean.class).single());
      boolean there = all.sql("select exists (select from " + table + where + ")").param(id.value()).query(Boolean.class).single();
      var part = List.of("SECURITY_RISK", "REFLECTION_PERIOD").contains(kind) ? Compartment.TRAFFICKING : Compartment.CHILD;
      boolean seat = kind.isEmpty()
        && all.sql("""
          select exists (select from protection.panel_member m join protection.determination d on d.id = m.determination_id
            where d.case_id = ? and m.staff_id = ?)""").params(id.value(), who.id().value()).query(Boolean.class)
          .single()
        && !of.subject().isBarred(who.id());
      boolean reads = who.doing(() -> access.reading(part, onAnyDay(of.subject()))) != Decision.DENIED;
      if (rows) shown++;
      if (there && !rows && of.subject().isOf(who.office())) hidden++;
      if (rows && !reads && !seat) more.add(who.role() + " " + who.office() + " " + table + " " + kind + " " + of.stage());
      boolean inSight = who.<Boolean>doing(() -> cases.find(id).isPresent());
      if (there && (reads || seat) && inSight && !rows)
        less.add(who.role() + " " + who.office() + " " + table + " " + kind + " " + of.stage());
    }
    assertThat(more).as("shown, and not theirs").isEmpty();
    assertThat(less).as("theirs, and not shown").isEmpty();
    assertThat(shown).as("and it shows something").isGreaterThan(TRIPLES / 50);
    assertThat(hidden).as("and hides something from the same office").isGreaterThan(TRIPLES / 50);
  }

  /** Invented for half of the cases: findings of every kind, a panel, and all around it named in every way there is. */
  private void sealedMatters() {
    all
      .sql(
        """
          with each_case as (select id, principal_id, office, origin_office, row_number() over (order by number) as n from casework.return_case),
          half as (select * from each_case where n % 2 = 0),
          found as (insert into protection.finding (id, case_id, person_id, kind, found_on, code, office, found_by)
            select gen_random_uuid(), h.id, h.principal_id, k, date '2025-01-01', 'X', h.office, h.id from half h, unnest(array['SECURITY_RISK',
              'REFLECTION_PERIOD', 'TRACING', 'FAMILY_ASSESSMENT', 'BEST_INTERESTS', 'RECEIVING_ADULT', 'LOOKED_AFTER', 'SCREENING']) k),
          signed as (insert into documents.scan (id, case_id, person_id, kind, about_id, compartment, type, bytes, file, file_key, state, added_at, added_by)
            select gen_random_uuid(), h.id, h.principal_id, 'declaration', h.id, 'CHILD', 'PDF', 1, gen_random_uuid(), '\\x00', 'KEPT', now(), h.id from half h),
          asked as (insert into protection.determination (id, case_id, person_id, proposed, reasons, opened_on, chair, seats)
            select gen_random_uuid(), h.id, h.principal_id, 'RETURN', '\\x00', date '2025-01-01', (select min(s.id::text)::uuid from access.staff s
              where s.office = h.office), array(select s.id from access.staff s where s.office = h.office and s.role = 'OFFICE_MANAGER')
            from half h returning id, case_id),
          seats as (insert into protection.panel_member (determination_id, staff_id) select a.id, s.id from asked a join half h on h.id = a.case_id
            join access.staff s on s.office = h.office and s.role = 'OFFICE_MANAGER'),
          around as (select h.id as case_id, h.principal_id, s.id as staff_id, s.role, s.office, p,
              (row_number() over (partition by h.id order by s.id, p) + h.n) % 5 as how
            from half h join access.staff s on s.office in (h.office, h.origin_office)
              and s.role in ('RETURN_COUNSELLOR', 'PROTECTION_OFFICER', 'ORIGIN_CASE_WORKER', 'MEDICAL_OFFICER')
              join unnest(array['TRAFFICKING', 'CHILD', 'HEALTH']) p on (p = 'HEALTH') = (s.role = 'MEDICAL_OFFICER')),
          nosy as (insert into casework.conflict (id, case_id, staff_id, declared_by, declared_at)
            select gen_random_uuid(), h.id, s.id, s.id, now() from half h join access.staff s on s.office = h.office and s.role = 'OFFICE_MANAGER'
            where h.n % 4 = 0 on conflict do nothing),
          urgent as (insert into casework.emergency (id, case_id, staff_id, role, office, compartment, reason, words, closed_for, opened_at, ends_at)
            select gen_random_uuid(), h.id, s.id, s.role, s.office, 'CHILD', 'CHILD_AT_RISK', '\\x00', h.principal_id, now(), now() + interval '4 hours'
            from half h join access.staff s on s.office = h.office and s.role = 'RETURN_COUNSELLOR' where h.n % 6 = 0),
          barred as (insert into casework.conflict (id, case_id, staff_id, declared_by, declared_at)
            select gen_random_uuid(), case_id, staff_id, staff_id, now() from around where how = 4 and p = 'CHILD')
          insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, reason, closed_for, asked_by, asked_at, ended_at)
          select gen_random_uuid(), case_id, staff_id, role, office, p, how <> 1, case when how = 1 then '\\x00'::bytea end,
            case when how = 1 then principal_id end, case_id, now(), case when how = 2 then now() end from around where how > 0
          on conflict do nothing""")
      .update();
  }

  /** What one may see apart from days: those are the first line's alone. */
  private static Subject onAnyDay(Subject of) {
    var handover = new Handover(of.handover().accepted(), of.handover().parts(), null, null);
    return new Subject(of.id(), of.host(), of.hostParent(), of.origin(), of.shared(), of.workers(), of.named(), of.travelling(),
      of.paying(),
      of.apart(), handover);
  }

  @Test
  void a_figure_is_the_same_whoever_asks_also_where_what_is_counted_stands_closed() throws Exception {
    long everybodys = all.sql("select count(*) from protection.vulnerability").query(Long.class).single();
    var truth = Sight.wide(this::statement);
    assertThat(truth).contains("vulnerability.by_group");
    assertThat(counting.reportGroups()).as("nobody, as on the command line").hasSize((int) everybodys);
    boolean seesLess = false;
    for (var who : List.of(new Actor(StaffId.next(), "invented", Role.OFFICE_MANAGER, new OfficeCode("CAS")),
      new Actor(StaffId.next(), "invented", Role.ME_OFFICER, new OfficeCode("OUJ")),
      new Actor(StaffId.next(), "invented", Role.DONOR, new OfficeCode("RBA")))) {
      seesLess |= who.<Long>doing(() -> count("protection.vulnerability")) < everybodys;
      assertThat(who.doing(() -> counting.reportGroups())).as("%s", who.role()).hasSize((int) everybodys);
      assertThat(who.doing(this::statement)).as("%s", who.role()).isEqualTo(truth);
    }
    assertThat(seesLess).as("their own rows are fewer").isTrue();
  }

  private String statement() throws IOException {
    var out = new ByteArrayOutputStream();
    for (int year : statements.years()) statements.write(year, Language.EN, Statements.Format.JSON, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private boolean knowsItsCase(String table) {
    return all.sql("select exists (select from pg_attribute where attrelid = ?::regclass and attname = 'case_id')").param(table).query(
      Boolean.class).single();
  }

  private long count(String table) { return db.sql("select count(*) from " + table).query(Long.class).single(); }
}
