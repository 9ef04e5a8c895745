package org.rihla;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.transaction.annotation.Transactional;

/** What holds between the modules. Each rule first makes sure that it watches something. */
@Tag("architecture")
class ArchitectureTest {

  private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
    .withImportOption(location -> !location.contains("/jte/") && !location.contains("gg/jte")).importPackages("org.rihla");

  @Test
  void arrows_between_modules_go_the_way_that_is_declared() {
    var modules = ApplicationModules.of(Rihla.class);
    assertThat(modules.stream()).hasSizeGreaterThan(15);
    modules.verify();
  }

  /** For reading, in target/modules: diagrams and one page for each module. */
  @Test
  void the_modules_can_be_drawn() {
    var folder = Path.of("target", "modules");
    new Documenter(ApplicationModules.of(Rihla.class), Documenter.Options.defaults().withOutputFolder(folder.toString()))
      .writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    assertThat(folder.toFile().list()).contains("components.puml", "module-casework.puml");
  }

  @Test
  void the_hub_knows_none_of_the_modules_around_it() {
    var around = List.of("counselling", "protection", "health", "funding", "assistance", "travel", "reintegration", "monitoring",
      "statistics", "programme", "documents");
    assertThat(around).allSatisfy(module -> assertThat(OURS.containPackage("org.rihla." + module)).as(module).isTrue());
    noClasses().that().resideInAPackage("org.rihla.casework..").should().dependOnClassesThat(
      resideInAnyPackage(around.stream().map(module -> "org.rihla." + module + "..").toArray(String[]::new))).check(OURS);
  }

  /** The words of the trade need no framework, and whoever replaces one will thank us. */
  @Test
  void values_and_rules_need_no_framework() {
    noClasses().that().resideInAPackage("org.rihla.values..").and().doNotHaveSimpleName("package-info").should().dependOnClassesThat(
      resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")).check(OURS);
    var rules = Set.of("Safeguard", "Member", "Evidence", "Closure", "CaseNumber", "Stage", "Gate", "Told", "Move");
    assertThat(OURS.stream().filter(type -> type.getPackageName().equals("org.rihla.casework")).map(JavaClass::getSimpleName)).containsAll(
      rules);
    noClasses().that().resideInAPackage("org.rihla.casework").and(named(rules)).should().dependOnClassesThat(
      resideInAnyPackage("org.springframework..", "java.sql..")).check(OURS);
  }

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe("are rules", type -> names.contains(type.getSimpleName()));
  }

  /** A year can be replayed only if everybody asks the one clock. The doctor looks at the machine's real time, and may. */
  @Test
  void only_the_calendar_knows_what_time_it_is() {
    var clocks = Set.of("java.time.LocalDate.now()", "java.time.LocalDateTime.now()", "java.time.LocalTime.now()",
      "java.time.Instant.now()", "java.time.ZonedDateTime.now()", "java.time.OffsetDateTime.now()", "java.time.Year.now()",
      "java.time.YearMonth.now()", "java.time.Clock.systemUTC()", "java.time.Clock.systemDefaultZone()",
      "java.time.Clock.system(java.time.ZoneId)", "java.lang.System.currentTimeMillis()", "java.util.Date.<init>()",
      "java.util.Calendar.getInstance()");
    assertThat(callers(clocks)).containsExactlyInAnyOrder("org.rihla.values.Calendar", "org.rihla.installation.DatabaseCheck",
      "org.rihla.installation.Machine");
  }

  private static Set<String> callers(Set<String> methods) {
    return OURS.stream().flatMap(type -> type.getAccessesFromSelf().stream()).filter(access -> methods.contains(target(access)))
      .map(access -> topLevel(access.getOriginOwner())).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String target(JavaAccess<?> access) { return access.getTarget().getFullName(); }

  private static String topLevel(JavaClass type) { return type.getName().replaceAll("\\$.*", ""); }

  /** The properties of a PDF take nothing else. */
  @Test
  void the_old_date_is_used_only_where_a_pdf_wants_one() {
    assertThat(usersOf("java\\.util\\.(Date|Calendar|GregorianCalendar)")).containsExactly("org.rihla.statistics.PdfStatement");
  }

  /** Few files to read for whoever reviews what is kept secret, and how. */
  @Test
  void cryptography_is_in_a_handful_of_classes() {
    assertThat(usersOf(
      "javax\\.crypto\\..*|java\\.security\\.(MessageDigest|SecureRandom|Signature|KeyPair.*)|com\\.google\\.crypto\\..*|org\\.bouncycastle\\..*"))
      .containsExactlyInAnyOrder("org.rihla.access.FirstAdministrator", "org.rihla.access.OwnAccounts", // the token of the one-time link
        "org.rihla.installation.Secret", // the password of the built-in database
        "org.rihla.ledger.Ed25519", "org.rihla.ledger.Hash", "org.rihla.privacy.Audited", "org.rihla.privacy.Cover",
        "org.rihla.privacy.FileSeal",
        "org.rihla.privacy.FormMark",
        "org.rihla.privacy.KeySet", "org.rihla.privacy.Manifest", // the names of what was handed over
        "org.rihla.privacy.Seal",
        "org.rihla.privacy.Seals", "org.rihla.privacy.Stretch", // a passphrase becomes a key
        "org.rihla.programme.Replay", // the fingerprint of a profile
        "org.rihla.signin.Secrets", "org.rihla.values.Fingerprint"); // of what leaves the house
  }

  @Test
  void chance_that_can_be_guessed_is_used_for_invented_people_only() {
    var users = usersOf("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|java\\.util\\.random\\..*");
    assertThat(users).isNotEmpty().allMatch(name -> name.startsWith("org.rihla.programme."));
  }

  private static Set<String> usersOf(String types) {
    return OURS.stream().filter(type -> type.getDirectDependenciesFromSelf().stream()
      .anyMatch(dependency -> dependency.getTargetClass().getBaseComponentType().getName().matches(types)))
      .map(ArchitectureTest::topLevel).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "Impl", "DTO", "Dto", "Data", "Info"})
  void names_come_from_the_trade(String emptyWord) {
    assertThat(OURS.size()).isGreaterThan(100);
    noClasses().that().doNotHaveSimpleName("package-info").should().haveNameMatching(".*" + emptyWord).check(OURS);
    assertThat(OURS.that(simpleNameEndingWith(emptyWord))).isEmpty();
  }

  @Test
  void nothing_may_be_null_unless_it_says_so() {
    var packages = OURS.stream().map(JavaClass::getPackage).distinct().toList();
    assertThat(packages).hasSizeGreaterThan(15)
      .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }

  /** An entity mapped behind one's back, or a method written by a machine: explicit SQL and records instead. */
  @Test
  void no_objects_are_mapped_or_written_behind_our_backs() {
    assertThat(OURS).isNotEmpty();
    noClasses().should().dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "lombok..", "org.mapstruct.."))
      .check(OURS);
  }

  /** Field injection hides how much a class needs. */
  @Test
  void what_a_class_needs_is_said_in_its_constructor() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields().should().beAnnotatedWith(
      org.springframework.beans.factory.annotation.Autowired.class).check(OURS);
  }

  /** A transaction begins at the door of a bean: a method that calls its neighbour's goes in without one. */
  @Test
  void nobody_walks_past_the_door_where_a_transaction_begins() {
    var beginning = OURS.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Transactional.class))
      .toList();
    assertThat(beginning).hasSizeGreaterThan(50);
    var past = beginning.stream().flatMap(method -> method.getCallsOfSelf().stream()).filter(call -> call.getOriginOwner().equals(call
      .getTargetOwner()) && call.getOrigin() instanceof JavaMethod caller && !caller.isAnnotatedWith(Transactional.class)
      && !caller.getModifiers()
        .contains(JavaModifier.PRIVATE))
      .map(call -> call.getOrigin().getFullName()).distinct();
    assertThat(past).isEmpty();
  }
}
