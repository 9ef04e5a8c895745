package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Apart;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.access.Subject;
import org.rihla.people.Persons;
import org.rihla.programme.ProgrammeYear;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every door of a case, asked by each role in each relation to it: what is answered is what the policy says, and a case that is not theirs answers
 * as one that does not exist.
 */
@SpringBootTest(properties = "rihla.demonstration=true")
@Import(SweepTest.SmallYear.class)
class SweepTest {

  private static final Pattern ADDRESSES = Pattern.compile("back=[^\"]*|[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final List<Compartment> OPENED = List.of(Compartment.IDENTITY, Compartment.HEALTH);
  private static final List<Stage> STAGES = List.of(Stage.APPLIED, Stage.APPROVED, Stage.REINTEGRATING);

  @TestConfiguration
  static class SmallYear {

    @Bean
    ApplicationRunner open(ProgrammeYear year) {
      return _ -> year.replay(Path.of("src/test/resources/screens/small-year.yaml"), _ -> {});
    }
  }

  /** What ties somebody to a case. */
  enum Relation {
    ANOTHER_OFFICE, HOST_OFFICE, HOST_ASSIGNED, HOST_NAMED, ORIGIN_OFFICE, ORIGIN_ASSIGNED,
    /** Names and the notes of a sealed part were opened in an emergency, and nothing else ties them to it. */
    HOST_EMERGENCY, ORIGIN_EMERGENCY,
    /** Everything ties them to it, and they must stay away. */
    HOST_CONFLICT, ORIGIN_CONFLICT
  }

  @Autowired
  WebApplicationContext context;
  @Autowired
  JdbcClient db;
  @Autowired
  Access access;
  @Autowired
  Clock clock;
  @Autowired
  CaseDesk desk;
  @Autowired
  Cases cases;
  @Autowired
  CaseViews views;
  @Autowired
  Persons persons;
  @Autowired
  List<CaseForm> forms;
  @Autowired
  List<CaseSection> sections;
  @Autowired
  PlatformTransactionManager transactions;

  private MockMvc web;
  private TransactionTemplate undone;
  private final List<String> deviations = new ArrayList<>();
  private int asked;
  private int opened;

  @BeforeEach
  void doors() {
    var once = context.getBeansOfType(Filter.class).values().stream().filter(f -> f.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
    web = MockMvcBuilders.webAppContextSetup(context).addFilters(once).build();
    undone = new TransactionTemplate(transactions);
  }

  private ReturnCase in(Stage stage) {
    return Sight.wide(() -> cases.find(new CaseId(db.sql(
      "select id from casework.return_case where stage = ? order by departed_on desc nulls last, number limit 1").param(stage.name()).query(
        UUID.class)
      .single())).orElseThrow());
  }

  /** Somebody who is tied to the case in that way and in no other. */
  private Actor somebody(Role role, Relation relation, ReturnCase of) {
    var office = switch (relation) {
      case ANOTHER_OFFICE -> new OfficeCode(of.host().value().equals("OUJ") ? "CAS" : "OUJ");
      case HOST_OFFICE, HOST_ASSIGNED, HOST_NAMED, HOST_EMERGENCY, HOST_CONFLICT -> of.host();
      case ORIGIN_OFFICE, ORIGIN_ASSIGNED, ORIGIN_EMERGENCY, ORIGIN_CONFLICT -> of.origin();
    };
    var who = new Actor(StaffId.next(), "invented", role, office);
    if (relation == Relation.HOST_ASSIGNED || relation == Relation.HOST_NAMED || relation == Relation.ORIGIN_ASSIGNED
      || conflict(relation))
      db.sql("""
        insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
        values (?, ?, ?, ?, ?, 'GIVEN', ?, current_date, now())""")
        .params(Ids.next(), of.id().value(), who.id().value(), role.name(), office.value(), who.id().value()).update();
    if (relation == Relation.HOST_NAMED || conflict(relation))
      for (var sealed : Arrays.stream(Compartment.values()).filter(Compartment::sealed).toList())
        db.sql("""
          insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, asked_by, asked_at)
          values (?, ?, ?, ?, ?, ?, true, ?, now())""")
          .params(Ids.next(), of.id().value(), who.id().value(), role.name(), office.value(), sealed.name(), who.id().value()).update();
    if (relation == Relation.HOST_EMERGENCY || relation == Relation.ORIGIN_EMERGENCY || conflict(relation))
      for (var part : OPENED)
        db.sql("""
          insert into casework.emergency (id, case_id, staff_id, role, office, compartment, reason, words, closed_for, opened_at, ends_at)
          values (?, ?, ?, ?, ?, ?, 'DANGER_TO_LIFE', '\\x00', ?, ?, ?)""")
          .params(Ids.next(), of.id().value(), who.id().value(), role.name(), office.value(), part.name(), of.principal().value(), Timestamp
            .from(clock.instant()), Timestamp.from(clock.instant().plusSeconds(3600)))
          .update();
    if (conflict(relation))
      db.sql("insert into casework.conflict (id, case_id, staff_id, declared_by, declared_at) values (?, ?, ?, ?, now())")
        .params(Ids.next(), of.id().value(), who.id().value(), who.id().value()).update();
    return who;
  }

  private static boolean conflict(Relation relation) { return relation == Relation.HOST_CONFLICT || relation == Relation.ORIGIN_CONFLICT; }

  private MockHttpServletResponse ask(Actor who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    asked++;
    return who.doing(() -> web.perform(request.header("Accept-Language", "en")).andReturn().getResponse());
  }

  /** What is said, whatever address it was asked at. */
  private static String said(MockHttpServletResponse answer) throws Exception {
    return ADDRESSES.matcher(answer.getContentAsString()).replaceAll("");
  }

  private void expect(boolean holds, String what) {
    if (!holds) deviations.add(what);
  }

  @ParameterizedTest
  @EnumSource
  void each_role_finds_what_the_policy_grants_and_nothing_else(Role role) throws Exception {
    for (var stage : STAGES)
      for (var relation : Relation.values())
        undone.executeWithoutResult(status -> {
          status.setRollbackOnly();
          try {
            sweep(role, relation, in(stage));
          } catch (Exception e) {
            throw new IllegalStateException(role + " " + relation + " " + stage, e);
          }
        });
    assertThat(deviations).isEmpty();
    if (role == Role.RETURN_COUNSELLOR) assertThat(opened).as("scans that somebody may open: else nobody could").isPositive();
    assertThat(asked).as("doors asked").isGreaterThan(Relation.values().length * forms.size());
  }

  private void sweep(Role role, Relation relation, ReturnCase before) throws Exception {
    var who = Sight.wide(() -> somebody(role, relation, before));
    var none = ask(who, get("/cases/" + Ids.next()));
    assertThat(none.getStatus()).isEqualTo(404);
    var nothing = said(none);
    var found = Sight.wide(() -> cases.find(before.id()).orElseThrow());
    var said = role + " " + relation + " " + found.stage() + " ";
    boolean sees = who.doing(() -> access.reading(Compartment.CASE, found.subject())) != Decision.DENIED;
    emergency(who, relation, found, said);
    expect(!sees || !conflict(relation), said + "sees what they must stay away from");
    var listed = ask(who, get("/cases?stage=" + found.stage())).getContentAsString() + ask(who, get("/")).getContentAsString();
    expect(!conflict(relation) || !listed.contains(found.id().toString()), said + "listed");
    page(who, found, sees, said, nothing);
    var view = sees ? who.doing(() -> views.view(found.id(), new MockHttpServletRequest())) : null;
    boolean named = view != null && who.doing(() -> access.reading(Compartment.IDENTITY, found.subject())) == Decision.ALLOWED;
    var parts = anyPart(found);
    long rows = history(found);
    for (var form : forms) {
      boolean may = view != null && access.may(who, form.act(), found.subject());
      if (!may && forms.indexOf(form) % STAGES.size() != STAGES.indexOf(found.stage())) continue; // no policy asks for the stage: once is enough
      boolean offered = view != null && may && who.doing(() -> form.offered().test(view)
        && (form.waiting() == null || form.waiting().is(view, db)));
      var address = "/cases/" + found.id() + "/forms/" + form.name();
      var shown = ask(who, get(address));
      expect(shown.getStatus() == (offered ? 200 : 404), said + "GET " + form.name() + " " + shown.getStatus());
      if (offered) { // what it does is tested elsewhere
        expect(named || !parts.matcher(shown.getContentAsString()).find(), said + "GET " + form.name() + " tells a name");
        continue;
      }
      expect(said(shown).equals(nothing), said + "GET " + form.name() + " tells that there is a case");
      var sent = ask(who, post(address).param("_key", UUID.randomUUID().toString()));
      expect(sent.getStatus() == 404, said + "POST " + form.name() + " " + sent.getStatus());
      expect(history(found) == rows, said + "POST " + form.name() + " left a trace in the history");
      if (!may)
        expect(said(ask(who, post(address + "/draft").param("_key", UUID.randomUUID().toString()))).equals(nothing),
          said + "a draft of " + form
            .name());
      expect(ask(who, get(address + "/draft")).getStatus() == (who.doing(() -> access.reading(Compartment.CASE, null)) == Decision.DENIED
        ? 404
        : 302), said + "GET a draft of " + form.name());
    }
    for (var gate : Gate.values()) {
      if (gate == Gate.DEPART || access(who, gate, found)) continue;
      var sent = ask(who, post("/cases/" + found.id() + "/gates/" + gate).param("_key", UUID.randomUUID().toString()));
      expect(sent.getStatus() == 404, said + gate + " " + sent.getStatus());
    }
    var person = "/cases/" + found.id() + "/people/" + found.principal();
    var seen = ask(who, get(person)).getStatus();
    expect(seen == (named ? 200 : 404), said + "person " + seen);
    boolean corrects = named && access.may(who, Act.CORRECT_IDENTITY, found.subject());
    var correction = ask(who, get(person + "/correction")).getStatus();
    expect(correction == (corrects ? 200 : 404), said + "correction " + correction);
    if (!corrects)
      expect(ask(who, post(person + "/correction").param("_key", UUID.randomUUID().toString())).getStatus() == 404, said
        + "POST correction");
    boolean declares = named && found.stage().beforeBoarding() && access.may(who, Act.DECLARE, found.subject());
    var text = ask(who, get("/cases/" + found.id() + "/forms/declaration/text"));
    expect(text.getStatus() == (declares ? 200 : 404), said + "text of the declaration " + text.getStatus());
    expect(declares || said(text).equals(nothing), said + "the text of the declaration tells that there is a case");
    boolean joins = view != null && access.may(who, Act.REGISTER_PERSON, found.subject());
    var proof = ask(who, post("/cases/" + found.id() + "/proof").param("_key", UUID.randomUUID().toString()));
    expect(sees ? proof.getStatus() != 404 : said(proof).equals(nothing),
      said + "proof " + proof.getStatus());
    var family = ask(who, get("/cases/" + found.id() + "/family"));
    expect(joins || family.getStatus() == 404, said + "family " + family.getStatus());
    if (!joins) {
      var joined = ask(who, post("/cases/" + found.id() + "/family").param("_key", UUID.randomUUID().toString())).getStatus();
      expect(joined == 404, said + "POST family " + joined);
      var kept = ask(who, post("/cases/" + found.id() + "/family/draft").param("_key", UUID.randomUUID().toString())).getStatus();
      expect(kept == 404, said + "POST a draft of family " + kept);
    }
    var openings = ask(who, get("/cases/" + found.id() + "/seen"));
    expect(openings.getStatus() == (named ? 200 : 404), said + "who saw it " + openings.getStatus());
    expect(named || said(openings).equals(nothing), said + "who saw it tells that there is a case");
    for (var door : List.of("/still?as=", "/erasures"))
      expect(sees || ask(who, get("/cases/" + found.id() + door)).getStatus() == 404, said + door);
    boolean mayOwe = who.role() == Role.ORIGIN_CASE_WORKER && who.office().equals(found.origin()) && !conflict(relation);
    expect(mayOwe || ask(who, get("/cases/" + found.id() + "/copies")).getStatus() == 404, said + "copies");
    expect(mayOwe || ask(who, post("/cases/" + found.id() + "/copies").param("_key", UUID.randomUUID().toString())).getStatus() == 404,
      said + "POST copies");
    scans(who, found, said, nothing);
    var child = ask(who, get("/cases/" + found.id() + "/forms/child-declaration/text"));
    expect(declares || said(child).equals(nothing), said + "the text for a child tells that there is a case");
  }

  /** Papers that somebody signed, and a scan of each whose file is gone: it is said to be away to whoever could open it, and to nobody else. */
  private void scans(Actor who, ReturnCase found, String said, String nothing) throws Exception {
    record Signed(UUID row, String kind, Act adding, Compartment part, Compartment sealed) {
    }
    var signed = Sight.wide(() -> db.sql(
      """
        select id, 'declaration', case when guardian is null then 'NOTES' else 'CHILD' end from counselling.statement
        where case_id = :case and kind = 'DECLARED'
        union all select c.id, 'consent', 'SHARING' from privacy.consent c join casework.case_member m on m.person_id = c.person_id and m.case_id = :case""")
      .param("case", found.id().value()).query((row, _) -> new Signed(row.getObject(1, UUID.class), row.getString(2),
        row.getString(2).equals("consent") ? Act.RECORD_LEGAL_BASIS : Act.DECLARE,
        row.getString(2).equals("consent") ? Compartment.SHARING : Compartment.NOTES, Compartment.valueOf(row.getString(3))))
      .list());
    expect(signed.stream().map(Signed::kind).distinct().count() == 2, said + "nothing was signed");
    for (var kind : List.of("declaration", "consent")) {
      var one = signed.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
      var address = "/cases/" + found.id() + "/papers/" + kind + "/" + one.row();
      boolean adds = access.may(who, one.adding(), found.subject())
        && who.doing(() -> access.reading(Compartment.CASE, found.subject())) != Decision.DENIED;
      var asks = ask(who, get(address));
      expect(asks.getStatus() == (adds ? 200 : 404), said + "GET a paper " + kind + " " + asks.getStatus());
      expect(adds || said(asks).equals(nothing), said + "a paper tells that there is a case");
      var sent = ask(who, post(address).param("_key", UUID.randomUUID().toString())).getStatus();
      expect(sent == (adds ? 422 : 404), said + "POST a paper " + kind + " " + sent);
      var scan = Ids.next();
      Sight.wide(() -> db
        .sql(
          """
            insert into documents.scan (id, case_id, person_id, kind, about_id, compartment, type, bytes, file, file_key, state, added_at, added_by)
            values (?, ?, ?, ?, ?, ?, 'PDF', 1, ?, '\\x00', 'KEPT', now(), ?)""")
        .params(scan, found.id().value(), found.principal().value(), kind, one.row(), one.sealed().name(), UUID.randomUUID(),
          who.id().value())
        .update());
      boolean reads = who.doing(() -> policyWithoutEmergency(Compartment.IDENTITY, found) && policyWithoutEmergency(one.part(), found)
        && policyWithoutEmergency(one.sealed(), found)) && !conflicted(who, found);
      boolean abroad = who.office().equals(found.origin()); // there also what each agreed to
      var taken = ask(who, get("/cases/" + found.id() + "/scans/" + scan));
      expect(taken.getStatus() == (reads ? 409 : 404) || abroad && taken.getStatus() == 404,
        said + "scan " + kind + " " + taken.getStatus());
      expect(taken.getStatus() == 409 || said(taken).equals(nothing), said + "a scan tells that there is a case");
      opened += taken.getStatus() == 409 ? 1 : 0;
    }
  }

  private boolean conflicted(Actor who, ReturnCase found) throws Exception {
    return who.doing(() -> access.reading(Compartment.CASE, found.subject())) == Decision.DENIED;
  }

  /** Said again without the policy: who may open things in emergencies reads what they opened, and nobody else more than before. */
  private void emergency(Actor who, Relation relation, ReturnCase found, String said) throws Exception {
    if (relation != Relation.HOST_EMERGENCY && relation != Relation.ORIGIN_EMERGENCY) return;
    var names = EnumSet.of(Role.RETURN_COUNSELLOR, Role.ORIGIN_CASE_WORKER, Role.PROTECTION_OFFICER);
    boolean abroad = relation == Relation.ORIGIN_EMERGENCY && !(found.shared() && found.subject().handover().accepted());
    for (var part : OPENED) {
      boolean may = !abroad && (names.contains(who.role()) || who.role() == Role.MEDICAL_OFFICER && part == Compartment.HEALTH);
      boolean anyway = who.doing(() -> policyWithoutEmergency(part, found));
      boolean reads = who.doing(() -> access.reading(part, found.subject())) == Decision.ALLOWED;
      expect(reads == (may || anyway), said + "emergency " + part);
    }
    var banner = ask(who, get("/cases/" + found.id())).getContentAsString().contains("Open in an emergency");
    expect(banner == (!abroad && (names.contains(who.role()) || who.role() == Role.MEDICAL_OFFICER)), said + "banner " + banner);
  }

  private boolean policyWithoutEmergency(Compartment part, ReturnCase found) {
    var all = found.subject();
    return access.reading(part,
      new Subject(all.id(), all.host(), all.hostParent(), all.origin(), all.shared(), all.workers(), all.named(), all
        .travelling(), all.paying(), Apart.NOBODY, all.handover())) == Decision.ALLOWED;
  }

  private boolean access(Actor who, Gate gate, ReturnCase found) { return access.may(who, gate.act(), found.subject()); }

  private void page(Actor who, ReturnCase found, boolean sees, String said, String nothing) throws Exception {
    var page = ask(who, get("/cases/" + found.id()));
    expect(page.getStatus() == (sees ? 200 : 404), said + "page " + page.getStatus());
    var text = page.getContentAsString();
    if (!sees) {
      expect(said(page).equals(nothing), said + "a case that is not theirs looks different from none");
      var none = ask(who, get("/cases/" + Ids.next()));
      expect(none.getContentLength() == page.getContentLength() && text.length() == none.getContentAsString().length()
        && headers(none).equals(headers(page)), said + "a case that is not theirs has another length or other headers than none");
      return;
    }
    boolean named = who.doing(() -> access.reading(Compartment.IDENTITY, found.subject())) == Decision.ALLOWED;
    var names = Sight.wide(() -> persons.identities(found.members())).values().stream().map(identity -> identity.fullName()).toList();
    var parts = anyPart(found);
    expect(named ? names.stream().anyMatch(text::contains) : !parts.matcher(text).find(), said + (named ? "no name" : "a name"));
    for (var section : sections) {
      boolean reads = who.doing(() -> access.reading(section.compartment(), found.subject())) == Decision.ALLOWED;
      expect(reads || !text.contains("\"sec-" + section.key() + "\""), said + "section " + section.key());
    }
    var links = new TreeSet<String>();
    var matcher = Pattern.compile("/forms/([a-z-]+)\"").matcher(text);
    while (matcher.find()) links.add(matcher.group(1));
    for (var link : links)
      expect(forms.stream().anyMatch(form -> form.name().equals(link) && access.may(who, form.act(), found.subject())),
        said + "link " + link);
    var list = ask(who, get("/cases?stage=" + found.stage())).getContentAsString();
    expect(named || !parts.matcher(rowOf(found, list)).find(), said + "a name in the list");
    if (!named) for (var part : parts(found)) {
      var hits = ask(who, post("/cases/search").param("q", part).param("_key", UUID.randomUUID().toString()));
      expect(!hits.getContentAsString().contains(found.id().toString()), said + "found by a name");
    }
  }

  private static Map<String, List<String>> headers(MockHttpServletResponse answer) {
    return answer.getHeaderNames().stream().collect(Collectors.toMap(name -> name, name -> List.copyOf(answer.getHeaders(name))));
  }

  /** Others in the list may be called the same, and be theirs. */
  private static String rowOf(ReturnCase found, String list) {
    return Arrays.stream(list.split("<tr")).filter(row -> row.contains(found.id().toString())).collect(Collectors.joining());
  }

  private TreeSet<String> parts(ReturnCase of) {
    var parts = new TreeSet<String>();
    for (var who : Sight.wide(() -> persons.identities(of.members())).values())
      for (var part : Arrays.asList(who.familyName(), who.givenNames(), who.nameInScript())) if (part != null) parts.add(part);
    return parts;
  }

  /** Anything that somebody of the group is called, as a word of its own. */
  private Pattern anyPart(ReturnCase of) {
    return Pattern.compile("(?<!\\p{L})(" + parts(of).stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?!\\p{L})");
  }

  private long history(ReturnCase of) {
    return Sight.wide(() -> db.sql("select count(*) from casework.case_history where case_id = ?").param(of.id().value()).query(Long.class)
      .single());
  }

  /** What is swept above: a door of a case that is not there is swept by nobody. Addresses with other ids: {@link ForeignIdsTest}. */
  private static final Set<String> SWEPT = Set.of("GET /cases/{id}", "GET /cases/{id}/family", "POST /cases/{id}/family",
    "GET /cases/{id}/gates/{gate}", "POST /cases/{id}/gates/{gate}", "GET /cases/{id}/forms/{name}", "POST /cases/{id}/forms/{name}",
    "GET /cases/{id}/forms/{name}/draft", "POST /cases/{id}/forms/{name}/draft", "GET /cases/{id}/family/draft",
    "POST /cases/{id}/family/draft",
    "GET /cases/{id}/forms/declaration/text", "GET /cases/{id}/forms/child-declaration/text", "GET /cases/{id}/people/{person}",
    "GET /cases/{id}/people/{person}/correction", "POST /cases/{id}/people/{person}/correction", "GET /cases/{id}/seen",
    "GET /cases/{id}/proof", "POST /cases/{id}/proof", "GET /cases/{id}/still", "GET /cases/{id}/copies", "POST /cases/{id}/copies",
    "GET /cases/{id}/erasures",
    "GET /cases/{id}/papers/{kind}/{row}", "POST /cases/{id}/papers/{kind}/{row}", "GET /cases/{id}/scans/{scan}");

  @Test
  void each_door_of_a_case_is_swept() throws IOException {
    var doors = Files.readAllLines(Path.of("src/main/resources/policy/routes.csv")).stream().filter(row -> row.contains("/cases/{id}"))
      .map(row -> row.split(",")).map(cells -> cells[0] + " " + cells[1]).toList();
    assertThat(doors).isNotEmpty().containsExactlyInAnyOrderElementsOf(SWEPT);
  }

  @Test
  void each_form_is_one_of_an_act_that_somebody_may_do() {
    assertThat(forms).extracting(CaseForm::name).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    assertThat(forms).allSatisfy(form -> assertThat(access.rolesFor(form.act())).as(form.name()).isNotEmpty());
  }
}
