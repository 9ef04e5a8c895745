package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rihla.journey.Family.FLIGHT;
import static org.rihla.journey.Family.MONDAY;
import static org.rihla.journey.Programme.CONAKRY;
import static org.rihla.journey.Programme.RABAT;
import static org.rihla.journey.Programme.done;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.rihla.AllRows;
import org.rihla.access.Compartment;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.assistance.Handing;
import org.rihla.assistance.Partners;
import org.rihla.casework.BreakGlass;
import org.rihla.casework.Conflicts;
import org.rihla.casework.Correcting.Recorded;
import org.rihla.casework.Eligibility.NotEligible;
import org.rihla.casework.Emergency;
import org.rihla.casework.Registration.DuplicateAnswer;
import org.rihla.casework.Registration.Newcomer;
import org.rihla.casework.Safeguard;
import org.rihla.counselling.Declarations.ChildsView;
import org.rihla.counselling.Declarations.Declaration;
import org.rihla.counselling.Declarations.Guardian;
import org.rihla.health.Examinations.Examination;
import org.rihla.installation.EmbeddedPostgres;
import org.rihla.ledger.Sealer;
import org.rihla.oversight.Erasing;
import org.rihla.people.Contact;
import org.rihla.people.Identity;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.people.Papers.Paper;
import org.rihla.people.Persons;
import org.rihla.portal.OwnAccess;
import org.rihla.portal.Wishes;
import org.rihla.privacy.Assent;
import org.rihla.privacy.Consents.Consent;
import org.rihla.privacy.Consents.Terms;
import org.rihla.privacy.Seals;
import org.rihla.privacy.Unreadable;
import org.rihla.privacy.Witness;
import org.rihla.protection.Screening.Answer;
import org.rihla.protection.Screening.Screened;
import org.rihla.signin.Passkeys;
import org.rihla.statistics.Statements;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.rihla.values.PersonId;
import org.rihla.values.StaffId;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Hundreds of values that exist nowhere else are entered by the public verbs; then whoever steals the database, its files, the logs or the whole home
 * without the keys finds none of them.
 */
@SpringBootTest(properties = "rihla.home=" + PlantedValuesTest.HOME)
@Import(PlantedValuesTest.ServerOfItsOwn.class)
@DirtiesContext
class PlantedValuesTest extends AtWork {

  @TestConfiguration
  static class ServerOfItsOwn {

    @Bean
    AllRows allRows(EmbeddedPostgres server) { return new AllRows(server.owner()); }
  }

  static final String HOME = "target/test-home/planted";

  static {
    try {
      FileSystemUtils.deleteRecursively(Path.of(HOME));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Numbers of answers on a scale, a random secret, hashes: nothing that a person says. */
  private static final Set<String> NOTHING_TO_PLANT = Set.of("monitoring.survey.answers", "signin.second_factor.secret",
    "documents.scan.file_key");
  /** Closed with a key of the installation; nobody types them. */
  private static final Set<String> CODES = Set.of("protection.vulnerability.code", "protection.support_decision.reasons");
  /** Hashes, random bits, public keys, wrapped ones. */
  private static final Set<String> NOT_ENCRYPTED = Set.of("access.invitation.token_hash", "privacy.person_key.wrapped",
    "signin.passkey.credential", "signin.passkey.credential_id", "signin.password_link.token_hash", "signin.provider_answer.state_hash",
    "signin.provider_link.subject_hash", "signin.recovery_code.code_hash", "signin.session.challenge", "signin.session.id_hash");

  private final Planted planted = new Planted();
  private final List<String> addresses = new ArrayList<>();

  private static boolean isChild(java.time.LocalDate born) { return born.isAfter(java.time.LocalDate.of(2008, 1, 1)); }

  private Terms terms(java.time.LocalDate born) {
    var terms = Terms.USUAL.before(new Witness(planted.name(), planted.name()));
    return isChild(born) ? terms.saying(new Assent("YES", null)) : terms;
  }

  private Newcomer somebody(Sex sex, String role, java.time.LocalDate born) { return somebody(sex, role, born, true); }

  private Newcomer somebody(Sex sex, String role, java.time.LocalDate born, boolean shares) {
    var who = new Identity(planted.name(), planted.name(), planted.nameInScript(), sex, born, Precision.DAY, new Country("GIN"), "MARRIED",
      "fr");
    return new Newcomer(who, new Contact(planted.telephone(), true, planted.words("Behind the mosque,"), planted.words("Near"), planted
      .words("His aunt")), role, "IRREGULAR_ENTRY",
      List.of(new Consent("C_PROCESS", "CONSENT", true, "ORAL_WITH_WITNESS", "fr", isChild(born), terms(born)),
        new Consent("C_SHARE_ORIGIN", "CONSENT", shares, "SIGNATURE", "fr", isChild(born), terms(born))),
      new DuplicateAnswer("DIFFERENT_PERSON", null));
  }

  private Family registered(int grownUp) {
    var family = Family.of(p, Programme.GUINEA, somebody(Sex.F, "PRINCIPAL", planted.born()));
    for (int more = 1; more < grownUp; more++) family.join(somebody(Sex.M, "OTHER_RELATIVE", planted.born()));
    return family;
  }

  private void paper(Family family, PersonId person) {
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.recordPaper(family.id, person,
      new Paper("PASSPORT", planted.name(), Programme.GUINEA, null, MONDAY.plusYears(2), "WITH_APPLICANT"))));
  }

  /** A family whose file is as full as a file can be, its people gone home. */
  private Family fullFile() {
    var threatened = Family.of(p, Programme.GUINEA, somebody(Sex.M, "PRINCIPAL", planted.born(), false));
    done(threatened.as(Role.PROTECTION_OFFICER, () -> p.urgent.ask(threatened.id, planted.words("His brother is looking for him in"))));
    done(threatened.as(Role.RETURN_COUNSELLOR, () -> p.moves.close(threatened.id, "FRAUD", planted.words("His papers are of"))));
    var family = registered(2);
    family.join(somebody(Sex.F, "CHILD", MONDAY.minusYears(9)));
    var mother = family.mother();
    family.counsel();
    for (var person : family.everybody) {
      paper(family, person);
      done(family.as(Role.RETURN_COUNSELLOR,
        () -> p.screening.screen(family.id, new Screened(person, Answer.NO, Answer.NO, Answer.NO, Answer.NO, List
          .of(), planted.words("She fears")))));
      boolean child = person.equals(family.child());
      done(family.as(Role.RETURN_COUNSELLOR,
        () -> p.declarations.sign(family.id, new Declaration(person, "fr", "ORAL_WITH_WITNESS", true, child
          ? new Guardian(planted.name(), planted.words("mother"))
          : null, child ? new ChildsView("WANTS", planted.words("I want to see")) : null, planted.name()))));
    }
    for (var person : family.everybody) scanned(family, person);
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.holds.place(family.id, "PROTECTION_REVIEW")));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.holds.release(family.id, planted.words("Spoken with alone about"))));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.safety.assessSecurityRisk(family.id, mother, "LOW", planted.words("She lives with"))));
    done(family.as(Role.PROTECTION_OFFICER, () -> p.children.traceFamily(family.id, family.child(), "FOUND", planted.words("An aunt"))));
    family.agreeToAll(); // somebody there is to be named for what is sealed
    var second = family.named(p.as(Role.PROTECTION_OFFICER, RABAT, "2"), Compartment.CHILD);
    done(
      family.as(Role.PROTECTION_OFFICER, () -> p.team.askReader(family.id, p.as(Role.PROTECTION_OFFICER, CONAKRY).id(), Compartment.CHILD,
        planted.words("She knows"))));
    done(Programme.on(family.today, second, () -> p.bestInterests.open(family.id, family.child(), "RETURN", planted.words("Her aunt"), List
      .of(p.as(Role.OFFICE_MANAGER, RABAT).id(), p.as(Role.OFFICE_MANAGER, RABAT, "2").id()))));
    done(family.as(Role.OFFICE_MANAGER, () -> p.bestInterests.answer(family.id, family.child(), false, planted.words("Nobody asked"))));
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.examine(family.id, new Examination(mother, "FIT_TO_TRAVEL", "FIT", List.of(),
      FLIGHT.plusDays(20), true, planted.words("Asthma, treated by")))));
    done(family.as(Role.MEDICAL_OFFICER, () -> p.examinations.nameReceivingFacility(family.id, mother, planted.words("Clinic of"), 30)));
    var glass = context.getBean(BreakGlass.class);
    var stranger = p.staff.add("planted-stranger", Role.RETURN_COUNSELLOR, new OfficeCode(RABAT), "four plain words here");
    done(Programme.on(family.today, stranger,
      () -> glass.open(family.id, Compartment.IDENTITY, "DANGER_TO_LIFE", planted.words("In the hospital of"))));
    var opened = p.db.sql("select id from casework.emergency where case_id = ?").param(family.id.value()).query(java.util.UUID.class)
      .single();
    done(Programme.on(family.today, p.as(Role.DATA_PROTECTION_OFFICER, RABAT),
      () -> glass.review(opened, Emergency.Finding.JUSTIFIED, planted.words("It was right, says"))));
    done(family.as(Role.OFFICE_MANAGER, () -> context.getBean(Conflicts.class).set(family.id, p.as(Role.OUTREACH_WORKER, RABAT).id(),
      planted.words("She is a cousin of"))));
    assertThat(context.getBean(Passkeys.class).add(stranger.id(), planted.name(), new byte[]{1}, new byte[]{2}, 0)).isPresent();
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(OwnAccess.class).give(family.id, mother, "805317", "805317")));
    done(Programme.on(family.today, p.staff.byId(new StaffId(mother.value())).orElseThrow(),
      () -> context.getBean(Wishes.class).ask(family.id, planted.words("My name is written with"))));
    var wish = p.db.sql("select id from portal.wish where person_id = ?").param(mother.value()).query(java.util.UUID.class).single();
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(Wishes.class).answer(family.id, wish, false, planted.words(
      "It is written as in the passport"))));
    var shelter = new OfficeCode("QPL");
    context.getBean(Partners.class).found(shelter, "Invented shelter", new OfficeCode(RABAT));
    done(family.as(Role.RETURN_COUNSELLOR, () -> context.getBean(Handing.class).handBeforeDeparture(family.id, new Handing.What(mother,
      shelter, "HOUSING", Handing.least(), planted.words("A room far from"), family.today.plusDays(10), new Consent(
        "C_SHARE_NGO", "CONSENT", true, "ORAL_WITH_WITNESS", "fr", false,
        Terms.USUAL.to("QPL").before(new Witness(planted.name(), planted.name())))))));
    var before = Sight.wide(() -> context.getBean(Persons.class).find(mother)).orElseThrow();
    var now = new Identity(planted.name(), planted.name(), before.nameInScript(), before.sex(), before.birthDate(), before.birthPrecision(),
      before.nationality(), before.maritalStatus(), before.language());
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.correcting.correct(family.id, mother, new Recorded(now, "PRINCIPAL", "IRREGULAR_ENTRY"),
      planted.words("Her paper says"))));
    done(
      family.as(Role.RETURN_COUNSELLOR, () -> p.particulars.changeContact(family.id, mother, new Contact(planted.telephone(), true, planted
        .words("Now with"), null, null))));
    return family;
  }

  /** Planted in what the page says, and in what the file is called. */
  private void scanned(Family family, PersonId signer) {
    var statement = p.db.sql("select id from counselling.statement where case_id = ? and person_id = ?").params(family.id.value(), signer
      .value()).query(java.util.UUID.class).single();
    var file = new MockMultipartFile("scan", planted.name() + ".pdf", "application/pdf",
      org.rihla.documents.Papers.raw(org.rihla.documents.Papers.text("BT (" + planted.words(
        "Signed by") + ") Tj ET"), "", "", false));
    var answer = family.as(Role.RETURN_COUNSELLOR,
      () -> MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).build().perform(
        MockMvcRequestBuilders.multipart("/cases/" + family.id + "/papers/declaration/" + statement).file(file).param("_key", "planted"))
        .andReturn().getResponse());
    assertThat(answer.getStatus()).isEqualTo(302);
  }

  /** They are there, and whoever may open them reads what was planted. */
  private void everyScanOpens(Family family) throws Exception {
    var scans = p.db.sql("select id from documents.scan where case_id = ? and compartment = 'NOTES'").param(family.id.value()).query(
      java.util.UUID.class).list();
    assertThat(scans).hasSize(2);
    assertThat(Path.of(HOME, "documents")).isNotEmptyDirectory();
    for (var scan : scans) {
      var answer = pages.answer(family, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/scans/" + scan);
      assertThat(Planted.isIn(answer.getContentAsByteArray())).as("in the file as it is opened").isTrue();
      answer.getHeaderNames().forEach(name -> addresses.add(name + ": " + answer.getHeaders(name)));
    }
  }

  private Family refusedAndForgotten() {
    var family = registered(1).applied();
    done(
      family.as(Role.OFFICE_MANAGER, () -> p.decisions.askOverride(family.id, Safeguard.MONEY_RESERVED, planted.words("Paid by"), false)));
    done(
      family.as(Role.OFFICE_MANAGER, () -> p.eligibility.refuse(family.id, new NotEligible("OWN_MEANS", planted.words("You work for"), List
        .of("COMPLAINT")))));
    var officer = p.as(Role.DATA_PROTECTION_OFFICER, RABAT);
    var erasing = context.getBean(Erasing.class);
    done(Programme.on(family.today, officer,
      () -> erasing.hold(family.id, family.mother(), "INVESTIGATION", planted.words("Police ask for"))));
    done(family.as(Role.RETURN_COUNSELLOR, () -> p.declarations.withdraw(family.id, family.mother(), "PHONE")));
    var hold = p.db.sql("select id from privacy.retention_hold where case_id = ?").param(family.id.value()).query(java.util.UUID.class)
      .single();
    done(family.as(Role.OFFICE_MANAGER, () -> erasing.lift(family.id, hold)));
    done(Programme.on(family.today, officer, () -> erasing.ask(family.id, family.mother(), "OBJECTION", planted.words("He wrote from"))));
    return family;
  }

  private Family home() {
    var family = Family.registered(p).approved().later(4).papers().exit().examine().book(FLIGHT).expected();
    done(family.as(Role.MOVEMENTS_OFFICER, () -> p.journeys.assignEscort(family.id, family.mother(), "NON_MEDICAL", planted.name())));
    family.later(6).clear();
    family.today = FLIGHT;
    family.reconfirm();
    family.as(Role.MOVEMENTS_OFFICER, () -> p.departures.depart(family.id, "DEPARTED"));
    family.later(1);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.departures.arrive(family.id, "ARRIVED", "IOM", false)));
    family.later(7);
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.reassess(family.id, family.mother(), List.of("INCOME"), false)));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.addActivity(family.id, family.mother(), "MICROBIZ", "MED", 400_000, planted
      .words("A stall beside"))));
    done(family.atHome(Role.ORIGIN_CASE_WORKER, () -> p.plans.agree(family.id, true, "ORAL_WITH_WITNESS", planted.name())));
    return family;
  }

  // ---- pages

  private static final Pattern ADDRESS = Pattern.compile("(?:href|action|src)=\"([^\"]*)\"");

  private void met(MockHttpServletResponse answer) throws IOException {
    if (answer.getRedirectedUrl() != null) addresses.add(answer.getRedirectedUrl());
    answer.getHeaderNames().forEach(name -> addresses.add(name + ": " + answer.getHeaders(name)));
    var found = ADDRESS.matcher(answer.getContentAsString());
    while (found.find()) addresses.add(found.group(1));
  }

  /** @return whether any of them was told on a page, as they must be */
  private boolean looked(Family family) throws IOException {
    boolean told = false;
    for (var role : List.of(Role.RETURN_COUNSELLOR, Role.PROTECTION_OFFICER, Role.MEDICAL_OFFICER, Role.MOVEMENTS_OFFICER,
      Role.OFFICE_MANAGER, Role.DATA_PROTECTION_OFFICER)) {
      var page = pages.ofCase(family, RABAT, role);
      assertThat(page.getStatus()).as("%s", role).isIn(200, 404);
      told |= Planted.isIn(page.getContentAsString());
      met(page);
      for (var form : List.of("contact", "paper", "erasure", "erasure-confirmation", "reader-confirmation", "best-interests-answer"))
        met(pages.asked(family, role, form));
    }
    met(pages.ofCase(family, CONAKRY, Role.ORIGIN_CASE_WORKER));
    for (var person : family.everybody)
      assertThat(pages.status(family, RABAT, Role.RETURN_COUNSELLOR, "/cases/" + family.id + "/people/" + person)).isIn(200, 404);
    return told;
  }

  private void searched(Family family) throws IOException {
    for (int many = 0; many < 10; many++) {
      met(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, planted.name()));
      met(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, planted.telephone()));
    }
    met(pages.found(family, RABAT, Role.RETURN_COUNSELLOR, planted.nameInScript()));
  }

  /** Refused by a rule, by a question, by nobody's form, and by a bug: each with words in it. */
  private void failed(Family family) throws Exception {
    var person = family.mother().toString();
    met(pages.send(family, Role.RETURN_COUNSELLOR, "contact", Map.of("person", person, "telephone", planted.words("no number"))));
    met(pages.send(family, Role.RETURN_COUNSELLOR, "paper", Map.of("person", person, "paper", planted.name(), "number", planted.name())));
    met(pages.send(family, Role.RETURN_COUNSELLOR, "erasure", Map.of("person", person, "erasureGround", "OBJECTION", "reasonsInWords",
      planted.words("Open still:"))));
    met(pages.send(family, Role.RETURN_COUNSELLOR, "contact/draft", Map.of("person", person, "address", planted.words("Begun and left:"),
      "pin", planted.words("Never kept:"))));
    met(pages.send(family, Role.RETURN_COUNSELLOR, "no-such-form", Map.of("person", planted.name())));
    met(pages.send(family, Role.RETURN_COUNSELLOR, "contact", Map.of("person", person, "address", planted.words("In Arabic"), "_language",
      "ar")));
    met(
      pages.register(family, somebody(Sex.M, "PRINCIPAL", MONDAY.plusYears(3)).identity(), Map.of("telephone", "x" + planted.telephone())));
    asOwner("alter table people.paper add constraint nothing_more check (false) not valid");
    try {
      var bug = pages.send(family, Role.RETURN_COUNSELLOR, "paper", Map.of("person", person, "paper", "PASSPORT", "number", planted.name(),
        "issuer", "GIN", "location", "WITH_APPLICANT", "expiresOn", "2030-01-01"));
      assertThat(bug.getStatus()).isEqualTo(500);
      assertThat(Planted.isIn(bug.getContentAsString())).as("the page that says so").isFalse();
      met(bug);
    } finally {
      asOwner("alter table people.paper drop constraint nothing_more");
    }
    assertThatThrownBy(() -> p.db.sql("select '" + planted.name() + "'::int").query(Integer.class).single()).isNotNull();
  }

  private void written() throws Exception {
    context.getBean(Sealer.class).seal();
    p.as(Role.DATA_PROTECTION_OFFICER, RABAT).doing(() -> {
      for (var format : Statements.Format.values()) {
        var out = new ByteArrayOutputStream();
        context.getBean(Statements.class).write(MONDAY.getYear(), Language.FR, format, out);
        assertThat(Planted.isIn(out.toByteArray())).as("the statement as %s", format).isFalse();
      }
      return null;
    });
  }

  // ---- what a thief has

  private void asOwner(String statement) throws SQLException {
    try (var connection = context.getBean(EmbeddedPostgres.class).owner().connect(); var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private void checkpoint() throws SQLException {
    try (var connection = context.getBean(EmbeddedPostgres.class).superuser().connect(); var sql = connection.createStatement()) {
      sql.execute("checkpoint");
    }
  }

  /** Every table as text, as a dump has it. */
  private List<String> tablesWith() throws SQLException, IOException {
    var found = new ArrayList<String>();
    try (var connection = context.getBean(EmbeddedPostgres.class).owner().connect()) {
      var tables = new ArrayList<String>();
      try (var sql = connection.createStatement(); var rows = sql.executeQuery("""
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1""")) {
        while (rows.next()) tables.add(rows.getString(1));
      }
      assertThat(tables).hasSizeGreaterThan(40).contains("web.form_post", "signin.session", "privacy.audit_event");
      for (var table : tables) {
        var out = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
        if (Planted.isIn(out.toByteArray())) found.add(table);
      }
    }
    return found;
  }

  /** What the comments of the tables call encrypted. */
  private Set<String> encrypted() {
    return new TreeSet<>(p.db.sql("""
      select n.nspname || '.' || c.relname || '.' || a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype
        and col_description(c.oid, a.attnum) ~ '^(personal|sealed): '""").query(String.class).list());
  }

  /** All that is said, with its traces, as the log of an installation has it. */
  private static FileAppender<ILoggingEvent> logging() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var pattern = new PatternLayoutEncoder();
    pattern.setContext(root.getLoggerContext());
    pattern.setPattern("%d %level %logger %msg%n%ex");
    pattern.start();
    var file = new FileAppender<ILoggingEvent>();
    file.setContext(root.getLoggerContext());
    file.setEncoder(pattern);
    file.setFile(HOME + "/logs/rihla.log");
    file.start();
    root.addAppender(file);
    return file;
  }

  @Test
  void who_steals_everything_but_the_keys_finds_none_of_what_was_entered() throws Exception {
    var log = logging();
    var families = new ArrayList<Family>();
    for (int many = 0; many < 55; many++) {
      var family = registered(1);
      paper(family, family.mother());
      families.add(family);
    }
    var full = fullFile();
    var home = home();
    var forgotten = refusedAndForgotten();
    assertThat(looked(full)).as("they are on pages").isTrue();
    everyScanOpens(full);
    looked(home);
    looked(forgotten);
    looked(families.getFirst());
    searched(full);
    failed(full);
    written();
    assertThat(planted.count()).isGreaterThanOrEqualTo(500);
    p.transaction.executeWithoutResult(_ -> { // each key is asked for once
      everyEncryptedColumnWasPlanted();
      nothingOpensElsewhere();
    });

    checkpoint();
    assertThat(tablesWith()).isEmpty();
    assertThat(addresses).hasSizeGreaterThan(500).noneMatch(Planted::isIn);
    assertThat(Path.of(HOME, "logs", "rihla.log")).isNotEmptyFile();
    assertThat(Files.readString(Path.of(HOME, "logs", "rihla.log"))).as("the bug was provoked").contains("bug ", "nothing_more");
    assertThat(Planted.filesWith(Path.of(HOME))).isEmpty();

    theSearchItselfFindsWhatStandsInTheOpen(full);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    log.stop();
  }

  private void everyEncryptedColumnWasPlanted() {
    var columns = encrypted();
    columns.removeAll(NOT_ENCRYPTED);
    columns.removeAll(CODES);
    assertThat(columns).containsExactlyInAnyOrderElementsOf(ClosedColumns.names());
    columns.removeAll(NOTHING_TO_PLANT);
    var seals = context.getBean(Seals.class);
    var opened = new TreeMap<String, Boolean>();
    for (var column : columns)
      opened.put(column, ClosedColumns.of(column, p.db).stream().map(each -> each.open(seals)).anyMatch(Planted::isIn));
    assertThat(opened).hasSizeGreaterThan(25).doesNotContainValue(false);
  }

  /** Of each column two rows; each ciphertext is held against the place of each other, and against the keys of the others. */
  private void nothingOpensElsewhere() {
    var seals = context.getBean(Seals.class);
    var some = ClosedColumns.names().stream().flatMap(column -> ClosedColumns.of(column, p.db).stream().limit(2)).toList();
    assertThat(some).hasSizeGreaterThan(40).allMatch(one -> opens(() -> one.open(seals)));
    var wrong = new ArrayList<String>();
    for (var one : some)
      for (var other : some)
        if (one != other && (opens(() -> one.open(seals, other.place()))
          || opens(() -> new ClosedColumns.Closed(other.place(), other.person(), other.compartment(), one.bytes()).open(seals))))
          wrong.add(one.place() + " at " + other.place());
    assertThat(wrong).isEmpty();
  }

  private static boolean opens(Supplier<String> opening) {
    try {
      opening.get();
      return true;
    } catch (Unreadable no) {
      return false;
    }
  }

  /** Else it could not fail. */
  private void theSearchItselfFindsWhatStandsInTheOpen(Family family) throws Exception {
    asOwner("update casework.case_history set codes = codes || ' " + planted.name() + "' where case_id = '" + family.id + "'");
    checkpoint();
    assertThat(tablesWith()).containsExactly("casework.case_history");
    assertThat(Planted.filesWith(Path.of(HOME))).as("its table, and the log that it was written ahead to").anyMatch(file -> file.contains(
      "/base/")).anyMatch(file -> file.contains("/pg_wal/"));
    LoggerFactory.getLogger(PlantedValuesTest.class).warn("planted {}", planted.telephone());
    Files.writeString(Path.of(HOME, "tmp", "left-behind"), planted.nameInScript());
    Files.write(Path.of(HOME, "tmp", "of-another-program"), planted.name().getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    assertThat(Planted.filesWith(Path.of(HOME))).anyMatch(file -> file.endsWith("rihla.log")).anyMatch(file -> file.endsWith("left-behind"))
      .anyMatch(file -> file.endsWith("of-another-program"));
    assertThat(Planted.isIn("/cases/search?q=" + planted.name())).isTrue();
  }
}
