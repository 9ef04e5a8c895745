package org.rihla.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.access.Decision.ALLOWED;
import static org.rihla.access.Decision.DENIED;
import static org.rihla.access.Decision.MASKED;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rihla.access.Act.Side;
import org.rihla.access.Subject.Period;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

@Tag("rules")
class PolicyTest {

  private static final OfficeCode RABAT = new OfficeCode("RBA");
  private static final OfficeCode CASABLANCA = new OfficeCode("CAS");
  private static final OfficeCode OUJDA = new OfficeCode("OUJ");
  private static final OfficeCode CONAKRY = new OfficeCode("GIN");
  private static final OfficeCode DAKAR = new OfficeCode("SEN");

  private static final Set<Compartment> SEALED = EnumSet.of(Compartment.TRAFFICKING, Compartment.CHILD, Compartment.HEALTH);

  /** A case of Casablanca, an office below Rabat, of somebody going home to Guinea. */
  private static final CaseId CASE = CaseId.next();
  private static final StaffId ME = StaffId.next();
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Period NOW = new Period(TODAY.minusDays(1), TODAY.plusDays(1));
  private static final Period NEVER = new Period(null, null);

  /** Everything that can tie somebody to a case does. */
  private static final Subject SHARED = mine(CASABLANCA, RABAT, true);
  private static final Subject NOT_SHARED = mine(CASABLANCA, RABAT, false);
  /** Of my office, and nothing more. */
  private static final Subject SOMEBODY_ELSES = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(), Map.of(), NEVER, NEVER);

  private static Subject.Worker working(LocalDate since) { return new Subject.Worker(Role.OUTREACH_WORKER, CASABLANCA, since); }

  private static Subject mine(OfficeCode host, @Nullable OfficeCode parent, boolean shared) {
    return new Subject(CASE, host, parent, CONAKRY, shared, Map.of(ME, working(TODAY)), Map.of(ME, SEALED), NOW, NOW);
  }

  /** What is in a file of a case; the rest is counted, audited or set. */
  private static final Set<Compartment> OF_A_CASE = EnumSet.complementOf(EnumSet.of(Compartment.STATISTICS, Compartment.AUDIT,
    Compartment.SETTINGS, Compartment.EXPORTS, Compartment.REFERRALS, Compartment.EXTRACTS, Compartment.KEYS));

  private final Policy policy = new Policy();

  private static Actor a(Role role, OfficeCode office) { return new Actor(ME, "somebody", role, office); }

  private Decision read(Role role, OfficeCode office, Compartment compartment, Subject subject) {
    return policy.decide(a(role, office), compartment, Right.READ, subject, TODAY);
  }

  private Decision does(Role role, OfficeCode office, Act act, Subject subject) {
    return policy.decide(a(role, office), act, subject, TODAY);
  }

  // ---- the file

  static Stream<String[]> rows() {
    var file = Objects.requireNonNull(PolicyTest.class.getResourceAsStream("/policy/policy.csv"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      var rows = reader.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
      assertThat(rows).isNotEmpty();
      return rows.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void each_role_and_compartment_named_in_the_file_exists_and_no_right_is_granted_twice() {
    var seen = new HashSet<String>();
    assertThat(rows()).allSatisfy(row -> {
      assertThat(row).hasSize(4);
      Role.valueOf(row[0]);
      Compartment.valueOf(row[1]);
      assertThat(row[2].split(" ")).isNotEmpty().allSatisfy(right -> Right.valueOf(right)).doesNotHaveDuplicates();
      Scope.valueOf(row[3]);
      for (var right : row[2].split(" "))
        assertThat(seen.add(row[0] + "," + row[1] + "," + right + (row[3].equals("EMERGENCY") ? " in an emergency" : "")))
          .as("%s %s %s twice", row[0], row[1], right).isTrue();
    });
  }

  private static boolean grants(String[] row, Role role, Compartment compartment, Right right) {
    return row[0].equals(role.name()) && row[1].equals(compartment.name()) && List.of(row[2].split(" ")).contains(right.name());
  }

  private static Set<Scope> scopes(Role role, Compartment compartment, Right right) {
    var scopes = EnumSet.noneOf(Scope.class);
    rows().filter(row -> grants(row, role, compartment, right)).forEach(row -> scopes.add(Scope.valueOf(row[3])));
    return scopes;
  }

  @Test
  void a_list_asks_for_the_cases_that_the_file_lets_its_reader_to() {
    for (var role : Role.values())
      for (var compartment : Compartment.values()) {
        var readers = scopes(role, compartment, Right.READ);
        readers.addAll(scopes(role, compartment, Right.MASKED));
        assertThat(policy.scopesOfReading(role, compartment)).as("%s %s", role, compartment).isEqualTo(readers);
      }
  }

  @Test
  void what_is_done_is_done_where_the_file_says_by_whom_it_says() {
    for (var act : Act.values())
      for (var role : Role.values()) {
        var scopes = scopes(role, act.compartment(), act.right());
        assertThat(policy.scopesOf(role, act)).as("%s %s", role, act).isEqualTo(scopes);
        assertThat(policy.isEverywhere(role, act)).as("%s %s", role, act).isEqualTo(scopes.contains(Scope.EVERYWHERE));
        scopes.remove(Scope.EMERGENCY);
        boolean otherSide = act.side() == Side.ORIGIN && role == Role.RETURN_COUNSELLOR
          || act.side() == Side.HOST && role == Role.ORIGIN_CASE_WORKER;
        assertThat(policy.rolesFor(act).contains(role)).as("%s %s", role, act).isEqualTo(!scopes.isEmpty() && !otherSide);
      }
  }

  @Test
  void whoever_may_do_something_in_a_sealed_part_is_named_for_it_first() {
    for (var role : Role.values())
      for (var right : Right.values())
        for (var compartment : Compartment.values()) {
          var scopes = scopes(role, compartment, right);
          scopes.remove(Scope.EMERGENCY);
          assertThat(policy.sealed(role, right).contains(compartment)).as("%s %s %s", role, right, compartment)
            .isEqualTo(SEALED.contains(compartment) && !scopes.isEmpty());
        }
  }

  @ParameterizedTest
  @CsvSource({"RETURN_COUNSELLOR, OFFICE", "OUTREACH_WORKER, OFFICE", "MIGRANT, OFFICE", "DATA_PROTECTION_OFFICER, EVERYTHING",
    "PARTNER, OFFICE",
    "SYSTEM_ADMINISTRATOR, NOTHING", "DONOR, NOTHING", "NATIONAL_AUTHORITY, NOTHING"})
  void the_database_is_told_how_far_a_role_reaches_at_most(Role role, Sight.Reach reach) {
    assertThat(policy.reach(role)).isEqualTo(reach);
  }

  // ---- who has to do with a case

  @Test
  void somebody_works_on_a_case_or_not_and_those_of_their_role_and_side_are_their_colleagues() {
    assertThat(SHARED.isWorkedOnBy(ME)).isTrue();
    assertThat(SHARED.isWorkedOnBy(StaffId.next())).isFalse();
    var other = StaffId.next();
    assertThat(SHARED.isColleaguesOf(new Actor(other, "x", Role.OUTREACH_WORKER, CASABLANCA))).isTrue();
    assertThat(SHARED.isColleaguesOf(new Actor(other, "x", Role.OUTREACH_WORKER, RABAT))).as("the same side").isTrue();
    assertThat(SHARED.isColleaguesOf(new Actor(other, "x", Role.OUTREACH_WORKER, CONAKRY))).as("the other side").isFalse();
    assertThat(SHARED.isColleaguesOf(new Actor(other, "x", Role.RETURN_COUNSELLOR, CASABLANCA))).as("another role").isFalse();
    assertThat(SHARED.isColleaguesOf(new Actor(ME, "x", Role.OUTREACH_WORKER, CASABLANCA))).as("nobody is their own").isFalse();
  }

  @Test
  void a_case_is_of_its_office_the_one_above_and_once_shared_of_the_one_at_home() {
    for (var office : List.of(CASABLANCA, RABAT, CONAKRY)) assertThat(SHARED.isOf(office)).as("%s", office).isTrue();
    for (var office : List.of(OUJDA, DAKAR)) assertThat(SHARED.isOf(office)).as("%s", office).isFalse();
    assertThat(NOT_SHARED.isOf(CONAKRY)).isFalse();
    assertThat(NOT_SHARED.isOf(RABAT)).isTrue();
  }

  @Test
  void whoever_has_an_interest_of_their_own_in_it_is_barred_and_nobody_else() {
    var barred = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)), Map.of(), NOW, NOW,
      new Apart(Map.of(), Set.of(ME)), Handover.WHOLE);
    assertThat(barred.isBarred(ME)).isTrue();
    assertThat(barred.isBarred(StaffId.next())).isFalse();
  }

  @Test
  void only_what_is_wide_an_emergency_or_ones_own_does_not_end_where_nothing_was_handed_over() {
    assertThat(Arrays.stream(Scope.values()).filter(scope -> !scope.keepsToHandover()))
      .containsExactlyInAnyOrder(Scope.EVERYWHERE, Scope.EMERGENCY, Scope.SELF);
  }

  @Test
  void the_decision_is_what_the_file_says_and_nothing_more() {
    var granted = new HashSet<String>();
    rows().filter(row -> !row[3].equals("EMERGENCY") && !row[3].equals("SELF")).forEach(row -> {
      for (var right : row[2].split(" ")) granted.add(row[0] + " " + row[1] + " " + right);
    });
    for (var role : Role.values())
      for (var compartment : Compartment.values())
        for (var right : EnumSet.of(Right.READ, Right.WRITE, Right.APPROVE, Right.EXPORT))
          assertThat(policy.decide(a(role, RABAT), compartment, right, null, TODAY) == ALLOWED).as("%s %s %s", role, compartment, right)
            .isEqualTo(granted.contains(role + " " + compartment + " " + right));
  }

  @ParameterizedTest
  @EnumSource
  void each_act_is_granted_to_somebody(Act act) {
    var offices = switch (act.side()) {
      case HOST -> List.of(CASABLANCA, RABAT);
      case ORIGIN -> List.of(CONAKRY);
      case EITHER -> List.of(CASABLANCA, CONAKRY);
    };
    var subject = OF_A_CASE.contains(act.compartment()) ? SHARED : null;
    assertThat(Role.values()).anyMatch(role -> offices.stream().anyMatch(office -> does(role, office, act, subject) == ALLOWED));
  }

  // ---- who stays outside

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM_ADMINISTRATOR", "DONOR", "NATIONAL_AUTHORITY", "MIGRANT"})
  void some_roles_see_nothing_of_any_case(Role role) {
    for (var compartment : OF_A_CASE)
      for (var office : List.of(RABAT, CASABLANCA, CONAKRY))
        for (var right : Right.values())
          assertThat(policy.decide(a(role, office), compartment, right, SHARED, TODAY)).as("%s %s", compartment, right).isEqualTo(DENIED);
  }

  @Test
  void somebody_who_comes_for_themselves_reads_their_own_file_whichever_office_has_it_and_no_other() {
    var me = a(Role.MIGRANT, RABAT);
    var mine = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, false, Map.of(), Map.of(), NEVER, NEVER,
      new Apart(Map.of(), Set.of(), Set.of(me
        .id().value())),
      Handover.NONE);
    var others = new Subject(CASE, RABAT, null, CONAKRY, true, Map.of(), Map.of(), NOW, NOW, new Apart(Map.of(), Set.of(), Set.of(UUID
      .randomUUID())), Handover.WHOLE);
    for (var part : List.of(Compartment.CASE, Compartment.IDENTITY, Compartment.MOVEMENT, Compartment.SHARING)) {
      assertThat(policy.decide(me, part, Right.READ, mine, TODAY.plusYears(2))).as("%s", part).isEqualTo(ALLOWED);
      assertThat(policy.decide(me, part, Right.READ, others, TODAY)).as("%s", part).isEqualTo(DENIED);
      assertThat(policy.decide(me, part, Right.READ, null, TODAY)).as("no list of %s", part).isEqualTo(DENIED);
    }
    for (var part : List.of(Compartment.TRAFFICKING, Compartment.CHILD, Compartment.HEALTH, Compartment.SUPPORT))
      assertThat(policy.decide(me, part, Right.READ, mine, TODAY)).as("%s", part).isEqualTo(DENIED);
    assertThat(policy.decide(me, Act.WITHDRAW, mine, TODAY)).isEqualTo(ALLOWED);
    assertThat(policy.decide(me, Act.WITHDRAW, others, TODAY)).isEqualTo(DENIED);
    assertThat(Arrays.stream(Act.values()).filter(act -> policy.decide(me, act, mine, TODAY) == ALLOWED)).as("and nothing else")
      .containsExactlyInAnyOrder(Act.READ_CASE, Act.WITHDRAW, Act.WITHDRAW_CONSENT, Act.PLACE_HOLD, Act.ASK_CORRECTION, Act.ASK_ERASURE);
  }

  @ParameterizedTest
  @EnumSource(names = {"DONOR", "NATIONAL_AUTHORITY"})
  void outsiders_read_published_figures_and_nothing_else(Role role) {
    for (var compartment : Compartment.values())
      assertThat(policy.decide(a(role, RABAT), compartment, Right.READ, null, TODAY)).as("%s", compartment)
        .isEqualTo(compartment == Compartment.STATISTICS ? ALLOWED : DENIED);
    assertThat(read(role, RABAT, Compartment.STATISTICS, SHARED)).as("never of one case").isEqualTo(DENIED);
  }

  @Test
  void who_keeps_the_machine_running_does_not_read_the_trail_of_what_was_done() {
    assertThat(policy.decide(a(Role.SYSTEM_ADMINISTRATOR, RABAT), Act.READ_AUDIT, null, TODAY)).isEqualTo(DENIED);
    assertThat(policy.decide(a(Role.SYSTEM_ADMINISTRATOR, RABAT), Act.MANAGE_STAFF, null, TODAY)).isEqualTo(ALLOWED);
    assertThat(policy.decide(a(Role.DATA_PROTECTION_OFFICER, RABAT), Act.READ_AUDIT, null, TODAY)).isEqualTo(ALLOWED);
  }

  @Test
  void the_data_protection_officer_and_the_evaluator_see_a_case_without_names() {
    assertThat(read(Role.DATA_PROTECTION_OFFICER, RABAT, Compartment.CASE, SHARED)).isEqualTo(MASKED);
    assertThat(read(Role.ME_OFFICER, CASABLANCA, Compartment.CASE, SHARED)).isEqualTo(MASKED);
    assertThat(read(Role.ME_OFFICER, CASABLANCA, Compartment.IDENTITY, SHARED)).isEqualTo(DENIED);
  }

  @Test
  void sealed_parts_are_for_those_who_work_on_them() {
    assertThat(SEALED).allSatisfy(sealed -> assertThat(Role.values()).allSatisfy(role -> {
      for (var office : List.of(RABAT, CASABLANCA, CONAKRY)) {
        assertThat(read(role, office, sealed, SOMEBODY_ELSES)).as("%s %s, not named", role, sealed).isEqualTo(DENIED);
        var namedForAnother = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)),
          Map.of(ME, EnumSet.complementOf(EnumSet.of(sealed))), NOW, NOW);
        assertThat(read(role, office, sealed, namedForAnother)).as("%s %s, named for another part", role, sealed).isEqualTo(DENIED);
      }
    }));
    assertThat(writersOf(Compartment.TRAFFICKING)).containsExactly(Role.PROTECTION_OFFICER);
    assertThat(writersOf(Compartment.CHILD)).containsExactly(Role.PROTECTION_OFFICER);
    assertThat(writersOf(Compartment.HEALTH)).containsExactly(Role.MEDICAL_OFFICER);
    assertThat(readersOf(Compartment.AUDIT)).containsExactly(Role.DATA_PROTECTION_OFFICER);
  }

  private List<Role> writersOf(Compartment compartment) {
    return Arrays.stream(Role.values()).filter(role -> policy.decide(a(role, RABAT), compartment, Right.WRITE, null, TODAY) == ALLOWED)
      .toList();
  }

  @Test
  void lists_are_taken_out_of_the_house_by_two_roles_and_never_with_what_is_in_the_file() {
    for (var compartment : OF_A_CASE)
      assertThat(
        Arrays.stream(Role.values()).filter(role -> policy.decide(a(role, RABAT), compartment, Right.EXPORT, null, TODAY) == ALLOWED))
        .as("%s", compartment).containsExactlyElementsOf(compartment == Compartment.CASE
          ? List.of(Role.ME_OFFICER, Role.DATA_PROTECTION_OFFICER)
          : List.of());
  }

  // ---- what ties somebody to a case

  @Test
  void a_counsellor_sees_a_colleagues_case_without_names_and_can_write_down_that_somebody_wants_to_stay() {
    assertThat(read(Role.RETURN_COUNSELLOR, CASABLANCA, Compartment.CASE, SOMEBODY_ELSES)).isEqualTo(MASKED);
    for (var compartment : OF_A_CASE)
      if (compartment != Compartment.CASE && compartment != Compartment.TEAM)
        assertThat(read(Role.RETURN_COUNSELLOR, CASABLANCA, compartment, SOMEBODY_ELSES)).as("%s", compartment).isEqualTo(DENIED);
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.WITHDRAW, SOMEBODY_ELSES)).isEqualTo(ALLOWED);
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.PLACE_HOLD, SOMEBODY_ELSES)).isEqualTo(ALLOWED);
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.COUNSEL, SOMEBODY_ELSES)).isEqualTo(DENIED);
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.TAKE_ON, SOMEBODY_ELSES)).isEqualTo(ALLOWED);
  }

  @Test
  void journeys_are_seen_while_they_are_made_and_money_while_it_is_paid() {
    assertThat(read(Role.MOVEMENTS_OFFICER, CASABLANCA, Compartment.CASE, SHARED)).isEqualTo(ALLOWED);
    assertThat(read(Role.FINANCE_OFFICER, CASABLANCA, Compartment.MONEY, SHARED)).isEqualTo(ALLOWED);
    for (var over : List.of(NEVER, new Period(TODAY.minusDays(50), TODAY.minusDays(1)), new Period(TODAY.plusDays(1), null))) {
      var other = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)), Map.of(ME, SEALED), over, over);
      for (var compartment : OF_A_CASE)
        for (var role : List.of(Role.MOVEMENTS_OFFICER, Role.FINANCE_OFFICER))
          assertThat(read(role, CASABLANCA, compartment, other)).as("%s %s %s", role, compartment, over).isEqualTo(DENIED);
    }
  }

  @Test
  void who_met_somebody_first_forgets_their_name_after_thirty_days() {
    for (int days = 28; days < 33; days++) {
      var met = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY.minusDays(days))), Map.of(), NEVER, NEVER);
      assertThat(read(Role.OUTREACH_WORKER, CASABLANCA, Compartment.IDENTITY, met)).isEqualTo(days <= 30 ? ALLOWED : DENIED);
    }
  }

  @Test
  void to_work_on_a_case_of_another_office_is_nothing() {
    for (var role : Role.values())
      for (var compartment : OF_A_CASE)
        if (role != Role.DATA_PROTECTION_OFFICER || compartment != Compartment.REQUESTS)
          assertThat(policy.decide(a(role, OUJDA), compartment, Right.WRITE, SHARED, TODAY)).as("%s %s", role, compartment)
            .isEqualTo(DENIED);
  }

  // ---- in an emergency

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Set<Role> MAY_BREAK_GLASS = EnumSet.of(Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER,
    Role.MEDICAL_OFFICER);

  /** Of a case that nothing else ties me to. */
  private static Subject opened(Compartment part, boolean shared) {
    return new Subject(CASE, CASABLANCA, RABAT, CONAKRY, shared, Map.of(), Map.of(), NEVER, NEVER, new Apart(Map.of(ME, Map.of(part, NOON
      .plusSeconds(3600))), Set.of()), shared ? Handover.WHOLE : Handover.NONE);
  }

  private Decision read(Role role, OfficeCode office, Compartment compartment, Subject subject, Instant now) {
    return policy.decide(a(role, office), compartment, Right.READ, subject, TODAY, now);
  }

  @ParameterizedTest
  @EnumSource
  void what_somebody_opened_in_an_emergency_is_read_until_the_hour_and_nothing_else_of_it(Role role) {
    for (var office : List.of(CASABLANCA, RABAT, CONAKRY))
      for (var part : OF_A_CASE) {
        boolean granted = policy.inEmergency(role).contains(part);
        var subject = opened(part, true);
        for (var any : OF_A_CASE) {
          var before = read(role, office, any, SOMEBODY_ELSES, NOON);
          assertThat(read(role, office, any, subject, NOON)).as("%s of %s", any, part).isEqualTo(granted && any == part ? ALLOWED : before);
          assertThat(read(role, office, any, subject, NOON.plusSeconds(3600))).as("%s, an hour later", any).isEqualTo(before);
          for (var right : EnumSet.of(Right.WRITE, Right.APPROVE, Right.STOP))
            assertThat(policy.decide(a(role, office), any, right, subject, TODAY, NOON)).as("%s %s", any, right).isEqualTo(policy.decide(a(
              role, office), any, right, SOMEBODY_ELSES, TODAY, NOON));
        }
      }
  }

  @Test
  void an_emergency_also_opens_what_was_not_handed_over_but_nothing_of_a_case_that_is_only_offered_and_nothing_to_whom_it_is_not_for() {
    var opened = Map.of(ME, Map.of(Compartment.HEALTH, NOON.plusSeconds(3600)));
    for (var role : List.of(Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER)) {
      assertThat(read(role, CONAKRY, Compartment.HEALTH, handed(new Apart(opened, Set.of()), true), NOON)).as("%s", role)
        .isEqualTo(ALLOWED);
      assertThat(read(role, CONAKRY, Compartment.HEALTH, handed(new Apart(opened, Set.of()), true), NOON.plusSeconds(3600)))
        .isEqualTo(DENIED);
      assertThat(read(role, CONAKRY, Compartment.HEALTH, handed(new Apart(opened, Set.of()), false), NOON)).as("%s", role)
        .isEqualTo(DENIED);
      assertThat(read(role, CONAKRY, Compartment.HEALTH, handed(new Apart(opened, Set.of(ME)), true), NOON)).as("%s", role)
        .isEqualTo(DENIED);
    }
  }

  /** Of whom the plan was handed over, and nothing else. */
  private static Subject handed(Apart apart, boolean accepted) {
    return new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)), Map.of(), NEVER, NEVER, apart,
      new Handover(accepted, Set.of(Compartment.REINTEGRATION), null, null));
  }

  @Test
  void an_emergency_opens_no_case_of_another_office_and_none_that_is_not_shared() {
    for (var role : Role.values())
      for (var part : policy.inEmergency(role)) {
        for (var stranger : List.of(OUJDA, DAKAR))
          assertThat(read(role, stranger, part, opened(part, true), NOON)).as("%s %s %s", role, part, stranger).isEqualTo(DENIED);
        assertThat(read(role, CONAKRY, part, opened(part, false), NOON)).as("%s %s", role, part).isEqualTo(DENIED);
      }
  }

  @Test
  void those_who_meet_people_may_open_something_and_the_doctor_what_is_theirs_and_nobody_else_anything() {
    for (var role : Role.values())
      assertThat(policy.inEmergency(role).isEmpty()).as("%s", role).isEqualTo(!MAY_BREAK_GLASS.contains(role));
    assertThat(policy.inEmergency(Role.MEDICAL_OFFICER)).containsExactly(Compartment.HEALTH);
    for (var role : Role.values()) {
      assertThat(does(role, CASABLANCA, Act.OPEN_IN_EMERGENCY, SHARED) == ALLOWED).as("%s", role).isEqualTo(MAY_BREAK_GLASS.contains(role));
      assertThat(policy.inEmergency(role)).doesNotContain(Compartment.CASE, Compartment.MONEY, Compartment.COMPLAINTS, Compartment.AUDIT);
    }
  }

  @Test
  void what_can_be_opened_in_an_emergency_makes_nobody_a_reader_on_other_days() {
    for (var role : MAY_BREAK_GLASS)
      for (var part : policy.inEmergency(role))
        assertThat(read(role, CASABLANCA, part, SOMEBODY_ELSES, NOON)).as("%s %s", role, part).isEqualTo(DENIED);
    assertThat(policy.sealed(Role.RETURN_COUNSELLOR, Right.READ)).doesNotContain(Compartment.HEALTH);
    assertThat(policy.decide(a(Role.MEDICAL_OFFICER, CASABLANCA), Compartment.NOTES, Right.READ, null, TODAY, NOON)).isEqualTo(DENIED);
    for (var row : rows().filter(row -> row[3].equals("EMERGENCY")).toList())
      assertThat(row[2]).as(String.join(" ", row)).isEqualTo("READ");
  }

  // ---- an interest of one's own

  @ParameterizedTest
  @EnumSource
  void whoever_must_stay_away_can_do_nothing_whatever_else_ties_them_to_it(Role role) {
    var all = Map.of(ME, Arrays.stream(Compartment.values()).collect(java.util.stream.Collectors.toMap(part -> part, _ -> NOON.plusSeconds(
      3600))));
    var barred = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)), Map.of(ME, SEALED), NOW, NOW,
      new Apart(all, Set.of(ME)), Handover.WHOLE);
    var another = new Subject(CASE, CASABLANCA, RABAT, CONAKRY, true, Map.of(ME, working(TODAY)), Map.of(ME, SEALED), NOW, NOW, new Apart(
      Map.of(), Set.of(StaffId.next())), Handover.WHOLE);
    for (var office : List.of(RABAT, CASABLANCA, CONAKRY)) {
      for (var part : Compartment.values())
        for (var right : Right.values()) {
          assertThat(policy.decide(a(role, office), part, right, barred, TODAY, NOON)).as("%s %s", part, right).isEqualTo(DENIED);
          assertThat(policy.decide(a(role, office), part, right, another, TODAY, NOON)).as("%s %s: it is not they", part, right).isEqualTo(
            policy.decide(a(role, office), part, right, SHARED, TODAY, NOON));
        }
      for (var act : Act.values()) assertThat(policy.decide(a(role, office), act, barred, TODAY, NOON)).as("%s", act).isEqualTo(DENIED);
    }
  }

  private List<Role> readersOf(Compartment compartment) {
    return Arrays.stream(Role.values()).filter(role -> policy.decide(a(role, RABAT), compartment, Right.READ, null, TODAY) != DENIED)
      .toList();
  }

  // ---- what was handed to an organisation outside

  private static final OfficeCode SHELTER = new OfficeCode("DAM");

  private Decision reads(Role role, OfficeCode office, Referred handed) {
    return policy.decideHanded(a(role, office), Act.READ_REFERRAL, handed, TODAY);
  }

  @Test
  void what_was_handed_to_an_organisation_is_for_its_people_while_the_person_agrees_and_until_its_day() {
    assertThat(reads(Role.PARTNER, SHELTER, new Referred(CASE, SHELTER, TODAY, true))).isEqualTo(ALLOWED);
    assertThat(reads(Role.PARTNER, SHELTER, new Referred(CASE, SHELTER, TODAY.minusDays(1), true))).isEqualTo(DENIED);
    assertThat(reads(Role.PARTNER, SHELTER, new Referred(CASE, SHELTER, TODAY, false))).isEqualTo(DENIED);
    assertThat(reads(Role.PARTNER, RABAT, new Referred(CASE, SHELTER, TODAY, true))).isEqualTo(DENIED);
    for (var role : Role.values())
      if (role != Role.PARTNER)
        for (var office : List.of(SHELTER, CASABLANCA, RABAT))
          assertThat(reads(role, office, new Referred(CASE, SHELTER, TODAY, true))).as("%s", role).isEqualTo(DENIED);
    for (var compartment : OF_A_CASE)
      for (var right : Right.values())
        for (var office : List.of(SHELTER, CASABLANCA))
          if (compartment != Compartment.COMPLAINTS)
            assertThat(policy.decide(a(Role.PARTNER, office), compartment, right, SHARED, TODAY)).as("nothing of the case: %s", compartment)
              .isEqualTo(DENIED);
  }

  // ---- four eyes

  /** No role may do both: not even somebody who is alone in an office decides on their own work. */
  @ParameterizedTest
  @CsvSource({"REQUEST_PAYMENT, APPROVE_PAYMENT", "COUNSEL, APPROVE_CASE", "DECLARE, APPROVE_CASE", "REGISTER_PERSON, APPROVE_CASE",
    "RESERVE_MONEY, DECIDE_ELIGIBILITY", "BOOK_JOURNEY, CLEAR_FOR_DEPARTURE", "EXAMINE, CLEAR_FOR_DEPARTURE",
    "DECLARE, OVERRIDE_SAFEGUARD", "DEPART, CLEAR_FOR_DEPARTURE", "MANAGE_STAFF, READ_CASE", "PAY, REQUEST_PAYMENT"})
  void nobody_may_do_both(Act one, Act other) {
    assertThat(Role.values()).noneMatch(role -> may(role, one) && may(role, other));
    assertThat(Role.values()).anyMatch(role -> may(role, one)).anyMatch(role -> may(role, other));
  }

  private boolean may(Role role, Act act) { return policy.decide(a(role, RABAT), act.compartment(), act.right(), null, TODAY) == ALLOWED; }

  // ---- whose case it is

  @Test
  void an_office_of_origin_can_do_nothing_before_the_person_agreed_to_share() {
    for (var role : Role.values())
      for (var act : Act.values())
        if (OF_A_CASE.contains(act.compartment()))
          assertThat(does(role, CONAKRY, act, NOT_SHARED)).as("%s %s", role, act)
            .isIn(strangersAnswers(role, act));
    assertThat(does(Role.ORIGIN_CASE_WORKER, CONAKRY, Act.CONFIRM_RECEPTION, SHARED)).isEqualTo(ALLOWED);
    assertThat(read(Role.ORIGIN_CASE_WORKER, CONAKRY, Compartment.CASE, NOT_SHARED)).isEqualTo(DENIED);
  }

  @Test
  void an_office_that_has_nothing_to_do_with_a_case_can_do_nothing_to_it() {
    for (var stranger : List.of(OUJDA, DAKAR))
      for (var role : Role.values()) {
        for (var act : Act.values())
          if (OF_A_CASE.contains(act.compartment()))
            assertThat(does(role, stranger, act, SHARED)).as("%s %s %s", stranger, role, act)
              .isIn(strangersAnswers(role, act));
      }
  }

  /**
   * No; but whoever watches over data sees from everywhere that there is a case, without names, is the second person for a seal, and hears what
   * people ask about their own data.
   */
  private static List<Decision> strangersAnswers(Role role, Act act) {
    if (role != Role.DATA_PROTECTION_OFFICER) return List.of(DENIED);
    if (act == Act.CONFIRM_READER || act == Act.REVIEW_EMERGENCY || act == Act.SET_CONFLICT || act == Act.EXPORT_CASES
      || act == Act.CONFIRM_URGENT_TRANSFER || act.compartment() == Compartment.REQUESTS)
      return List.of(ALLOWED);
    return act.right() == Right.READ ? List.of(DENIED, MASKED) : List.of(DENIED);
  }

  @Test
  void the_head_office_works_on_the_cases_below_it_and_they_do_not_on_each_others() {
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.COUNSEL, SHARED)).isEqualTo(ALLOWED);
    assertThat(does(Role.RETURN_COUNSELLOR, RABAT, Act.COUNSEL, SHARED)).isEqualTo(ALLOWED);
    assertThat(does(Role.RETURN_COUNSELLOR, OUJDA, Act.COUNSEL, SHARED)).isEqualTo(DENIED);
    var ofTheHeadOffice = mine(RABAT, null, true);
    assertThat(does(Role.RETURN_COUNSELLOR, CASABLANCA, Act.COUNSEL, ofTheHeadOffice)).isEqualTo(DENIED);
  }

  @ParameterizedTest
  @MethodSource("actsOfACase")
  void each_office_does_only_its_own_side_of_the_work(Act act) {
    for (var role : Role.values()) {
      if (act.side() == Side.HOST) assertThat(does(role, CONAKRY, act, SHARED)).as("%s", role).isEqualTo(DENIED);
      if (act.side() == Side.ORIGIN) assertThat(does(role, RABAT, act, SHARED)).as("%s", role).isEqualTo(DENIED);
    }
  }

  static Stream<Act> actsOfACase() { return Arrays.stream(Act.values()).filter(act -> OF_A_CASE.contains(act.compartment())); }
}
