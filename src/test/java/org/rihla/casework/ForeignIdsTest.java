package org.rihla.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.Kept;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Demonstration;
import org.rihla.access.Role;
import org.rihla.access.Sight;
import org.rihla.access.Staff;
import org.rihla.reference.Codes;
import org.rihla.values.CaseId;
import org.rihla.values.Ids;
import org.rihla.values.StaffId;
import org.rihla.web.Field;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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

/** Each id that a page holds, in an address or as an answer of a form, changed for somebody else's: refused as if there were none, and nothing is changed. */
@SpringBootTest(properties = "rihla.demonstration=true")
@Import(SweepTest.SmallYear.class)
class ForeignIdsTest {

  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern IDS = Pattern.compile(ID);
  private static final Pattern ADDRESSES = Pattern.compile("(href|action)=\"(/[^\"]*" + ID + "[^\"]*)\"");
  private static final List<Stage> STAGES = List.of(Stage.REGISTERED, Stage.APPLIED, Stage.APPROVED, Stage.ARRIVED, Stage.REINTEGRATING);

  @Autowired
  WebApplicationContext context;
  @Autowired
  JdbcClient db;
  @Autowired
  Cases cases;
  @Autowired
  CaseViews views;
  @Autowired
  Staff staff;
  @Autowired
  Demonstration demonstration;
  @Autowired
  Codes codes;
  @Autowired
  List<CaseForm> forms;
  @Autowired
  PlatformTransactionManager transactions;

  private MockMvc web;

  @BeforeEach
  void doors() {
    var once = context.getBeansOfType(Filter.class).values().stream().filter(f -> f.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
    web = MockMvcBuilders.webAppContextSetup(context).addFilters(once).build();
  }

  private MockHttpServletResponse ask(Actor who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return who.doing(() -> web.perform(request.header("Accept-Language", "en")).andReturn().getResponse());
  }

  private <T> T undone(Callable<T> work) {
    return new TransactionTemplate(transactions).execute(status -> {
      status.setRollbackOnly();
      try {
        return work.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** All that is kept, but for what says that somebody tried. */
  private Map<String, String> kept() { return Sight.wide(this::counted); }

  private Map<String, String> counted() {
    return Kept.in(db::sql, table -> !table.equals("web.form_post") && !table.startsWith("programme."),
      Map.of("casework.case_history", "where t.what <> 'REFUSED'"));
  }

  // ---- as an answer of a form

  private Actor worker(Role role, ReturnCase of) { return Sight.wide(() -> working(role, of)); }

  private Actor working(Role role, ReturnCase of) {
    var office = of.stage().home() ? of.origin() : of.host();
    var who = new Actor(StaffId.next(), "invented", role, office);
    db.sql("""
      insert into casework.case_worker (id, case_id, staff_id, role, office, how, given_by, since, started_at)
      values (?, ?, ?, ?, ?, 'GIVEN', ?, current_date, now())""")
      .params(Ids.next(), of.id().value(), who.id().value(), role.name(), office.value(), who.id().value()).update();
    for (var sealed : Arrays.stream(Compartment.values()).filter(Compartment::sealed).toList())
      db.sql("""
        insert into casework.sealed_reader (id, case_id, staff_id, role, office, compartment, first, asked_by, asked_at)
        values (?, ?, ?, ?, ?, ?, true, ?, now())""")
        .params(Ids.next(), of.id().value(), who.id().value(), role.name(), office.value(), sealed.name(), who.id().value()).update();
    return who;
  }

  private static boolean holdsIds(Field field) {
    return !field.choices().isEmpty() && field.choices().stream().allMatch(choice -> IDS.matcher(choice.value()).matches());
  }

  private Map<String, List<String>> filled(List<Field> fields, LocalDate day) {
    var entries = new LinkedHashMap<String, List<String>>();
    for (var field : fields) entries.put(field.name(), List.of(switch (field.kind()) {
      case TEXT, NAME -> "Invented";
      case LONG_TEXT -> "A reason that says enough for somebody else to follow it.";
      case DATE -> day.plusDays(20).toString();
      case TIME -> "10:00";
      case NUMBER -> "2";
      case MONEY -> "10";
      case TEL -> "+212600000000";
      case PASSWORD -> "an invented password";
      case YES -> "yes";
      case ONE, ASKED, MANY -> field.preset() != null
        ? field.preset()
        : field.choices().isEmpty()
          ? codes.of(field.list() == null ? "" : field.list()).stream().map(code -> code.code()).findFirst().orElse("")
          : field.choices().getFirst().value();
    }));
    return entries;
  }

  private int send(Actor who, ReturnCase to, CaseForm form, Map<String, List<String>> entries) throws Exception {
    var sent = post("/cases/" + to.id() + "/forms/" + form.name()).param("_key", UUID.randomUUID().toString())
      .param("_version", Sight.wide(() -> context.getBean(Meanwhile.class).now(to)).toString());
    entries.forEach((name, values) -> sent.param(name, values.toArray(String[]::new)));
    return ask(who, sent).getStatus();
  }

  /** Of every kind that there is, and of none of this case. */
  private List<String> foreign(ReturnCase to) {
    return Sight.wide(() -> others(to));
  }

  private List<String> others(ReturnCase to) {
    var ids = new ArrayList<String>();
    ids.add(UUID.randomUUID().toString());
    for (var table : List.of("casework.case_member:person_id", "casework.task:id", "funding.payment:id", "counselling.session:id",
      "reintegration.activity:id", "assistance.referral:id", "casework.sealed_reader:id"))
      db.sql("select " + table.split(":")[1] + " from " + table.split(":")[0] + " where case_id <> ? order by 1 limit 1")
        .param(to.id().value()).query(UUID.class).optional().ifPresent(id -> ids.add(id.toString()));
    db.sql("select id from access.staff where office not in (?, ?) order by 1 limit 1").params(to.host().value(), to.origin().value())
      .query(
        UUID.class)
      .optional().ifPresent(id -> ids.add(id.toString()));
    return ids;
  }

  @Test
  void an_answer_that_is_somebody_elses_is_refused_in_every_form_that_asks_for_one_and_nothing_is_changed() {
    var deviations = new ArrayList<String>();
    var asking = new TreeSet<String>();
    var goes = new TreeSet<String>();
    for (var stage : STAGES) {
      var one = Sight.wide(() -> db.sql("select id from casework.return_case where stage = ? order by number limit 1").param(stage.name())
        .query(UUID.class).optional().map(CaseId::new).flatMap(cases::find));
      if (one.isEmpty()) continue;
      var to = one.get();
      for (var form : forms) {
        if (asking.contains(form.name())) continue;
        for (var role : Role.values()) {
          var fields = undone(() -> fieldsOf(form, role, to));
          if (fields.isEmpty()) continue;
          for (var field : fields.stream().filter(ForeignIdsTest::holdsIds).toList()) {
            asking.add(form.name());
            if (undone(() -> send(worker(role, to), to, form, filled(fields, today()))) == 302) goes.add(form.name());
            for (var other : foreign(to)) {
              var said = undone(() -> {
                var who = worker(role, to);
                var before = kept();
                var entries = new HashMap<>(filled(fields, today()));
                entries.put(field.name(), List.of(other));
                int status = send(who, to, form, entries);
                return (status == 422 || status == 404 ? "" : "answered " + status) + (kept().equals(before) ? "" : " changed something");
              });
              if (!said.isEmpty()) deviations.add(form.name() + " " + field.name() + " " + stage + " " + role + ": " + said);
            }
          }
          if (asking.contains(form.name())) break;
        }
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(asking).as("forms that ask for one of something").hasSizeGreaterThan(25);
    assertThat(goes).as("forms that go through with what is of the case: else every answer would be refused").hasSizeGreaterThan(12);
  }

  private LocalDate today() { return LocalDate.now(context.getBean(java.time.Clock.class)); }

  private List<Field> fieldsOf(CaseForm form, Role role, ReturnCase of) throws Exception {
    var who = worker(role, of);
    if (ask(who, get("/cases/" + of.id() + "/forms/" + form.name())).getStatus() != 200) return List.of();
    return who.doing(() -> form.fields().apply(views.view(of.id(), new MockHttpServletRequest())));
  }

  // ---- in an address

  private List<Actor> everybody() {
    return demonstration.demonstrationAccounts().stream().map(account -> staff.find(account.login()).orElseThrow()).toList();
  }

  private static Set<String> addresses(String page) {
    return ADDRESSES.matcher(page).results().map(match -> match.group(1) + " " + match.group(2)).collect(Collectors.toCollection(
      LinkedHashSet::new));
  }

  /** Each kind of address that this account is led to, once. */
  private Set<String> led(Actor who) throws Exception {
    var found = new LinkedHashMap<String, String>();
    var ahead = new ArrayList<>(List.of("/", "/cases", "/staff", "/cases?stage=APPROVED", "/cases?stage=REINTEGRATING"));
    for (int i = 0; i < ahead.size() && i < 60; i++) {
      var answer = ask(who, get(ahead.get(i)));
      if (answer.getStatus() != 200) continue;
      for (var each : addresses(answer.getContentAsString())) {
        if (each.contains(" /language?")) continue; // only where to come back to
        var kind = IDS.matcher(each).replaceAll("{}");
        if (found.putIfAbsent(kind, each) == null && each.startsWith("href")) ahead.add(each.substring(5));
      }
    }
    return new LinkedHashSet<>(found.values());
  }

  private record Said(int status, int length, String text, Map<String, List<String>> headers) {
  }

  private Said said(MockHttpServletResponse answer) throws Exception {
    var headers = new TreeMap<String, List<String>>();
    for (var name : answer.getHeaderNames()) headers.put(name, answer.getHeaders(name));
    var text = answer.getContentAsString();
    return new Said(answer.getStatus(), text.length(), text.replaceAll(ID, "").replaceAll("back=[^\"]*", ""), headers);
  }

  @Test
  void an_address_that_is_somebody_elses_answers_like_one_that_there_is_not() throws Exception {
    var deviations = new ArrayList<String>();
    var kinds = new TreeSet<String>();
    for (var who : everybody())
      for (var each : led(who)) {
        kinds.add(IDS.matcher(each).replaceAll("{}"));
        var address = each.substring(each.indexOf(' ') + 1);
        var matcher = IDS.matcher(address);
        while (matcher.find()) {
          var start = matcher.start();
          var nothing = asked(who, each, address, start, UUID.randomUUID().toString());
          if (nothing.status() != 404) deviations.add(who.login() + " " + each + " at " + start + ": no such id, " + nothing.status());
          for (var other : notTheirs(who, address)) {
            var answer = asked(who, each, address, start, other);
            if (!answer.equals(nothing)) deviations.add(who.login() + " " + each + " at " + start + ": " + answer.status());
          }
        }
      }
    assertThat(deviations).isEmpty();
    assertThat(kinds).as("kinds of addresses").hasSizeGreaterThan(40);
  }

  private Said asked(Actor who, String each, String address, int start, String id) {
    var changed = address.substring(0, start) + id + address.substring(start + 36);
    return undone(() -> said(ask(who, each.startsWith("action")
      ? post(changed).param("_key", UUID.randomUUID().toString())
      : get(changed))));
  }

  /** A case that this account may not see, a person of another case than that of the address, and a thing that is neither. */
  private List<String> notTheirs(Actor who, String address) throws Exception {
    var all = Sight.wide(() -> cases.find(db.sql("select id from casework.return_case order by number").query(UUID.class).list().stream()
      .map(CaseId::new).toList()));
    var foreign = new ArrayList<String>();
    for (var found : all)
      if (who.doing(() -> context.getBean(org.rihla.access.Access.class).reading(Compartment.CASE,
        found.subject())) == org.rihla.access.Decision.DENIED) {
          foreign.add(found.id().toString());
          break;
        }
    all.stream().filter(found -> !address.contains(found.id().toString())).findFirst().ifPresent(found -> foreign.add(found.principal()
      .toString()));
    foreign.add(Sight.wide(() -> db.sql("select id from casework.task limit 1").query(UUID.class).single()).toString());
    return foreign;
  }
}
