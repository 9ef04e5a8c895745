package org.rihla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.access.Access;
import org.rihla.access.Compartment;
import org.rihla.access.Office;
import org.rihla.access.Role;
import org.rihla.access.SecondLook;
import org.rihla.casework.Safeguard;
import org.rihla.casework.Stage;
import org.rihla.funding.Payments;
import org.rihla.people.Identity;
import org.rihla.reference.Codes;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;

/** The database refuses too, and says of each column who may know what stands in it. */
@SpringBootTest
class SchemaTest {

  private static final String OURS = "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')";

  /** Sealed or personal, and yet not encrypted: codes that are counted, and hashes. */
  private static final Set<String> OPEN_TO_WHOEVER_HAS_THE_DATABASE = Set.of("access.staff.password_hash",
    "health.continuity.medicine_days", "protection.finding.kind", "protection.determination.proposed", "protection.finding.code");

  /** Encrypted or hashed, and written by no one. */
  private static final Set<String> NO_WORDS = Set.of("access.invitation.token_hash", "privacy.person_key.wrapped");

  @Autowired
  JdbcClient db;
  @Autowired
  Codes codes;
  @Autowired
  Access access;

  private record Column(String name, String type, String comment) {
  }

  private List<Column> columns() {
    var columns = db
      .sql(
        """
          select n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod), coalesce(col_description(c.oid, a.attnum), '')
          from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
          where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and %s order by 1"""
          .formatted(OURS))
      .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3))).list();
    assertThat(columns).hasSizeGreaterThan(200);
    return columns;
  }

  private List<String> tables(String condition) {
    return db
      .sql("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where " + OURS + " and "
        + condition + " order by 1")
      .query(String.class).list();
  }

  @Test
  void each_table_and_view_says_what_it_is_for() {
    assertThat(tables("c.relkind in ('r', 'v')")).hasSizeGreaterThan(40);
    assertThat(tables("c.relkind in ('r', 'p', 'v', 'm') and obj_description(c.oid) is null")).isEmpty();
  }

  @Test
  void each_column_says_who_may_know_what_stands_in_it() {
    assertThat(columns()).allSatisfy(column -> assertThat(column.comment()).as(column.name()).matches(
      "(public|internal|personal|sealed): .+"));
  }

  @Test
  void what_is_personal_or_sealed_is_encrypted() {
    var open = columns().stream().filter(column -> column.comment().matches("(personal|sealed): .*") && !column.type().equals("bytea"))
      .map(Column::name).toList();
    assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN_TO_WHOEVER_HAS_THE_DATABASE);
    assertThat(columns().stream().filter(column -> column.type().equals("bytea") && !column.comment().matches("(personal|sealed): .*")))
      .extracting(Column::name).containsExactly("ledger.canary.leaf", "privacy.audit_event.leaf", "statistics.published_file.content",
        "web.form_post.fingerprint");
  }

  @Test
  void nothing_that_is_encrypted_reaches_the_statistics() {
    assertThat(tables("c.relkind = 'v'")).isNotEmpty()
      .allMatch(view -> view.matches(".*\\.for_(statistics|oversight)_.*|casework\\.(seen_(case|piece|reader|task)|own_share)"));
    assertThat(tables("c.relkind = 'v' and exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype)"))
      .isEmpty();
  }

  // ---- what the application may do

  @Test
  void the_application_owns_nothing_and_has_no_power_of_its_own() {
    assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("rihla_app");
    assertThat(tables("pg_get_userbyid(c.relowner) = 'rihla_app'")).isEmpty();
    assertThat(db.sql("""
      select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication from pg_roles
      where rolname = 'rihla_app'""").query(Boolean.class).single()).isFalse();
    assertThatThrownBy(() -> db.sql("create table casework.more (id int)").update()).isInstanceOf(DataAccessException.class)
      .rootCause().hasMessageContaining("permission denied");
  }

  /** Also where somebody smuggles a statement of their own in. */
  @Test
  void the_application_cannot_become_the_owner() {
    assertThat(db.sql("select session_user").query(String.class).single()).isEqualTo("rihla_app");
    for (var wish : List.of("set role rihla_owner", "set session authorization rihla_owner", "set role postgres"))
      assertThatThrownBy(() -> db.sql(wish).update()).as(wish).isInstanceOf(DataAccessException.class).rootCause()
        .hasMessageContaining("permission denied");
    assertThat(db.sql("select pg_has_role('rihla_app', 'rihla_owner', 'member')").query(Boolean.class).single()).isFalse();
  }

  /** A table that says "never changed" means it. */
  @Test
  void what_is_only_added_to_cannot_be_changed_or_removed_by_the_application() {
    var onlyAddedTo = tables("c.relkind = 'r' and obj_description(c.oid) like '%never changed%'");
    assertThat(onlyAddedTo).contains("privacy.audit_event", "casework.case_history", "counselling.statement", "protection.finding",
      "health.examination", "travel.arrival").hasSizeGreaterThan(12);
    assertThat(onlyAddedTo).allSatisfy(table -> assertThat(db.sql("""
      select has_table_privilege('rihla_app', ?, 'insert') and not has_table_privilege('rihla_app', ?, 'delete, truncate')
        and not has_any_column_privilege('rihla_app', ?, 'update')""").params(table, table, table).query(Boolean.class).single()).as(table)
      .isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"update privacy.audit_event set outcome = 'DONE'", "delete from privacy.audit_event",
    "truncate privacy.audit_event", "update casework.case_history set what = 'CLEARED'", "delete from casework.case_history",
    "delete from counselling.statement", "update protection.finding set code = 'RETURN'", "delete from casework.return_case",
    "delete from people.person", "update privacy.consent set given = true", "delete from privacy.consent_withdrawal",
    "delete from funding.payment", "drop table casework.task",
    "alter table privacy.audit_event disable trigger all", "update public.flyway_schema_history set success = true"})
  void the_trail_cannot_be_swept(String sweeping) {
    assertThatThrownBy(() -> db.sql(sweeping).update()).isInstanceOf(DataAccessException.class).rootCause().message().matches(
      "(?s).*(permission denied|must be owner).*");
  }

  @Test
  void rows_are_removed_only_where_forgetting_is_the_point() {
    assertThat(tables("c.relkind = 'r' and has_table_privilege('rihla_app', c.oid, 'delete')")).containsExactly("access.invitation",
      "casework.kept_view", "casework.reopening", "drafts.draft", "privacy.person_key", "signin.passkey", "signin.password_link",
      "signin.provider_answer",
      "signin.provider_link", "signin.recovery_code", "signin.second_factor",
      "signin.session", "web.form_post");
    assertThat(tables("c.relkind = 'r' and has_table_privilege('rihla_app', c.oid, 'truncate')")).isEmpty();
  }

  // ---- the same words in SQL and in Java

  private static Set<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked")
  private static Set<String> names(String type) throws ClassNotFoundException {
    return names((Class<? extends Enum<?>>) Class.forName("org.rihla." + type));
  }

  private Set<String> list(String name) {
    return codes.of(name).stream().map(Codes.Code::code).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where the words come from; those of no list belong to one table alone. */
  private Map<String, Set<String>> words() throws ClassNotFoundException {
    var words = new LinkedHashMap<String, Set<String>>();
    words.put("access.office.kind", names(Office.Kind.class));
    words.put("access.second_look.answer", names(SecondLook.Answer.class));
    words.put("access.second_look.kind", names(SecondLook.Kind.class));
    words.put("privacy.key_ceremony.deed", names("privacy.KeyCeremonies$Deed"));
    words.put("access.staff.role", names(Role.class));
    words.put("documents.scan.compartment", Set.of(Compartment.NOTES.name(), Compartment.SHARING.name(), Compartment.CHILD.name()));
    words.put("documents.scan.kind", Set.of("declaration", "consent"));
    words.put("documents.scan.state", names("documents.Scan$State"));
    words.put("documents.scan.type", names("documents.Type"));
    words.put("assistance.delivery.phase", names("assistance.Deliveries$Phase"));
    words.put("assistance.delivery.dimension", list("dimension"));
    words.put("casework.extract.basis", Set.of("CONSENT", "LEGAL_OBLIGATION"));
    words.put("casework.extract.format", names("casework.Spreadsheet$Format"));
    words.put("casework.extract.recipient", names("casework.Recipient"));
    words.put("casework.export.format", names("casework.Spreadsheet$Format"));
    words.put("casework.case_member.sex", names(Identity.Sex.class));
    words.put("casework.return_case.stage", names(Stage.class));
    words.put("casework.safeguard_override.safeguard", Arrays.stream(Safeguard.values())
      .filter(safeguard -> safeguard.override() == Safeguard.Override.TWO_PEOPLE).map(Enum::name).collect(Collectors.toCollection(
        TreeSet::new)));
    words.put("casework.case_worker.how", names("casework.Workers$How"));
    words.put("casework.sealed_reader.compartment", Arrays.stream(Compartment.values()).filter(Compartment::sealed).map(Enum::name)
      .collect(Collectors.toSet()));
    words.put("casework.emergency.compartment",
      Arrays.stream(Role.values()).flatMap(role -> access.inEmergency(role).stream()).map(Enum::name)
        .collect(Collectors.toSet()));
    words.put("casework.emergency.finding", names("casework.Emergency$Finding"));
    words.put("casework.emergency.reason", list("emergency_reason"));
    words.put("casework.transfer.closing", names("casework.TransferRows$Closing"));
    words.put("casework.transfer.status", names("casework.TransferRows$Status"));
    words.put("privacy.consent.recipient", names(org.rihla.privacy.Recipient.class));
    words.put("privacy.consent.assent", list("assent"));
    words.put("privacy.consent.text_language", Arrays.stream(org.rihla.values.Language.values()).map(org.rihla.values.Language::tag)
      .collect(Collectors.toSet()));
    words.put("privacy.consent_withdrawal.effect", list("consent_effect"));
    words.put("casework.reopening.cause", Set.of("CAME_OF_AGE", "DOCUMENT_EXPIRES", "NO_DOCUMENT"));
    words.put("counselling.session.status", Set.of("BOOKED", "HELD", "MISSED", "CANCELLED"));
    words.put("counselling.statement.kind", Set.of("DECLARED", "CHILD_REFUSED", "RECONFIRMED", "REFUSED_AT_DEPARTURE",
      "WITHDRAWN"));
    words.put("funding.budget_line.category", list("cost_category"));
    words.put("funding.payment.status", names(Payments.Status.class));
    words.put("health.examination.result", list("examination_result"));
    words.put("health.examination.type", list("examination_type"));
    words.put("monitoring.score.dimension", Set.of("ECO", "SOC", "PSY"));
    words.put("monitoring.survey.wave", list("wave"));
    words.put("people.person.birth_precision", names(Identity.Precision.class));
    words.put("people.person.sex", names(Identity.Sex.class));
    words.put("privacy.person_key.compartment", Stream.concat(Stream.of("GENERAL"), Arrays.stream(Compartment.values())
      .filter(Compartment::sealed).map(Enum::name)).collect(Collectors.toSet()));
    words.put("protection.determination.proposed", list("bid_decision"));
    words.put("protection.determination.ended_as", Set.of("CONFIRMED", "DISSENTED", "REOPENED", "RELEASED"));
    words.put("protection.panel_member.answer", Set.of("CONFIRMED", "DISSENTED"));
    words.put("protection.finding.kind", names("protection.Findings$Kind"));
    words.put("protection.support_decision.level", list("support_level"));
    words.put("protection.vulnerability.status", list("vulnerability_status"));
    words.put("reintegration.activity.feasibility", list("feasibility"));
    words.put("signin.provider_link.how", names("signin.ProviderLinks$How"));
    words.put("signin.session.challenge_for", names("signin.Challenges$Purpose"));
    words.put("statistics.published_file.format", names("statistics.Publications$Form"));
    words.put("access.staff.language", names(Language.class));
    words.put("statistics.published_file.language", names(Language.class));
    words.put("travel.arrival.result", list("arrival_result"));
    words.put("travel.consular_request.status", list("consular_status"));
    words.put("travel.exit_authorisation.status", list("exit_status"));
    words.put("assistance.handed.status", Set.of("SENT", "ACCEPTED", "REJECTED", "COMPLETED"));
    words.put("signin.provider_link.how", Set.of("FIRST_USE", "ADMINISTRATOR"));
    words.put("travel.journey.status", Set.of("BOOKED", "CANCELLED", "FLOWN"));
    return words;
  }

  private static final Pattern ONE_OF = Pattern.compile("CHECK \\(\\((\\w+) = ANY \\(ARRAY\\[(.*)]\\)\\)\\)");

  private Map<String, Set<String>> checked() {
    var checked = new TreeMap<String, Set<String>>();
    db.sql("""
      select n.nspname || '.' || c.relname, pg_get_constraintdef(k.oid) from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace where k.contype = 'c' and %s""".formatted(OURS)).query(row -> {
      var found = ONE_OF.matcher(row.getString(2));
      if (found.matches())
        checked.put(row.getString(1) + "." + found.group(1), Stream.of(found.group(2).split(", "))
          .map(word -> word.replaceAll("'(.*)'::text", "$1")).collect(Collectors.toCollection(TreeSet::new)));
    });
    return checked;
  }

  @Test
  void each_check_has_the_words_of_its_enum_or_code_list() throws ClassNotFoundException {
    var words = words();
    var checked = checked();
    assertThat(checked.keySet()).isEqualTo(new TreeSet<>(words.keySet()));
    assertThat(checked).allSatisfy((column, allowed) -> assertThat(allowed).as(column).containsExactlyInAnyOrderElementsOf(words.get(
      column)));
  }

  @Test
  void stages_roles_and_their_like_have_labels_in_the_code_lists() {
    assertThat(list("stage")).isEqualTo(names(Stage.class));
    assertThat(list("role")).isEqualTo(names(Role.class));
    assertThat(list("sex")).isEqualTo(names(Identity.Sex.class));
    assertThat(list("date_precision")).isEqualTo(names(Identity.Precision.class));
    assertThat(list("office_kind")).isEqualTo(names(Office.Kind.class));
    assertThat(list("payment_status")).containsAll(names(Payments.Status.class));
  }

  // ---- arrows

  @Test
  void each_schema_belongs_to_a_module_and_points_only_where_its_module_may() {
    var arrows = db
      .sql(
        """
          select distinct n.nspname, other.nspname from pg_constraint k join pg_class c on c.oid = k.conrelid
          join pg_namespace n on n.oid = c.relnamespace join pg_class d on d.oid = k.confrelid join pg_namespace other on other.oid = d.relnamespace
          where k.contype = 'f' and n.oid <> other.oid""")
      .query((row, _) -> List.of(row.getString(1), row.getString(2))).list();
    assertThat(arrows).hasSizeGreaterThan(10).allSatisfy(arrow -> assertThat(allowed(arrow.getFirst())).as("%s", arrow).contains(arrow
      .getLast()));
    assertThat(tables("c.relkind = 'r'").stream().map(table -> table.replaceAll("\\..*", "")).distinct()).allSatisfy(
      schema -> assertThat(allowed(schema)).as(schema).isNotNull());
  }

  private static List<String> allowed(String module) throws ClassNotFoundException {
    return List.of(Class.forName("org.rihla." + module + ".package-info").getAnnotation(ApplicationModule.class).allowedDependencies());
  }

  /** Something written that nobody can read is kept for nobody; and who reads it is decided, not come by. */
  @Test
  void of_everything_that_is_encrypted_it_is_said_who_reads_it() throws java.io.IOException {
    var said = java.nio.file.Files.readString(java.nio.file.Path.of("docs/architecture.md"));
    var encrypted = columns().stream()
      .filter(column -> column.type().equals("bytea") && column.comment().matches("(?s)(sealed|personal):.*"))
      .map(Column::name).filter(name -> !NO_WORDS.contains(name)).toList();
    assertThat(encrypted).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(said).contains("`" + name + "`"));
  }
}
