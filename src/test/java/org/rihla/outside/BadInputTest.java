package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.outside.Caller.Answer;
import org.rihla.outside.Caller.Sent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A token, id, form key, cookie or file name that is expired, foreign, doubled or made up: a clear answer, a line in the audit, and nothing changed. */
class BadInputTest extends Outside {

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
  private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]* name=\"(\\w+)\"");

  @Autowired
  WebApplicationContext context;

  private String registered(Caller caller, String family) throws Exception {
    var answer = caller.send("/cases/new", newcomer(caller.token(), UUID.randomUUID().toString(), family));
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return answer.header("Location");
  }

  private void refused(Answer answer, int status, String says) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(says);
  }

  @Test
  void a_form_without_our_token_is_refused_written_down_and_changes_nothing() throws Exception {
    var caller = as(COUNSELLOR);
    var foreign = as(MANAGER).token();
    var before = business();
    long written = audited("form-token");
    for (var token : List.of("", foreign, stranger().get("/sign-in").hidden("_csrf"), "0".repeat(64), caller.token().toUpperCase() + "0"))
      refused(caller.send("/cases/new", newcomer(token, UUID.randomUUID().toString(), "Forged")), 403, "Nothing was saved");
    assertThat(audited("form-token")).isEqualTo(written + 5);
    assertThat(
      db.sql("select role from privacy.audit_event where act = 'NOT_OURS' and fields = 'form-token' order by id desc limit 1").query(
        String.class).single())
      .isEqualTo("RETURN_COUNSELLOR");
    assertThat(business()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key", "00000000", "../../etc/passwd", "' or 1=1 --"})
  void a_form_without_a_key_of_ours_is_refused_written_down_and_changes_nothing(String key) throws Exception {
    var caller = as(COUNSELLOR);
    var before = business();
    long written = audited("form-key");
    refused(caller.send("/cases/new", newcomer(caller.token(), key, "Forged")), 400, "Nothing was changed");
    assertThat(audited("form-key")).isEqualTo(written + 1);
    assertThat(business()).isEqualTo(before);
  }

  @Test
  void a_key_that_was_used_for_something_else_is_refused_and_a_colleagues_key_is_nobody_elses() throws Exception {
    var caller = as(COUNSELLOR);
    var key = UUID.randomUUID().toString();
    assertThat(caller.send("/cases/new", newcomer(caller.token(), key, "First")).status()).isEqualTo(302);
    var before = business();
    long written = audited("form-key");
    refused(caller.send("/cases/new", newcomer(caller.token(), key, "Second")), 409, "sent before with other answers");
    assertThat(audited("form-key")).isEqualTo(written + 1);
    assertThat(withoutAttempts(business())).isEqualTo(withoutAttempts(before));
    var colleague = as("return-counsellor.cas");
    assertThat(colleague.send("/cases/new", newcomer(colleague.token(), key, "Third")).status()).as("keys are each person's own")
      .isEqualTo(302);
  }

  /** That somebody sent it again is counted. */
  private static List<String> withoutAttempts(List<String> tables) {
    return tables.stream().filter(table -> !table.startsWith("web.form_post ")).toList();
  }

  @Test
  void ten_at_once_of_one_form_are_one_effect_and_ten_equal_answers() throws Exception {
    var caller = as(COUNSELLOR);
    var sent = newcomer(caller.token(), UUID.randomUUID().toString(), "Tenfold");
    long cases = count("casework.return_case");
    var answers = IntStream.range(0, 10).mapToObj(_ -> caller.atOnce("/cases/new", sent)).toList().stream().map(CompletableFuture::join)
      .toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(302));
    assertThat(answers.stream().map(answer -> answer.header("Location")).distinct()).hasSize(1);
    assertThat(count("casework.return_case")).isEqualTo(cases + 1);
  }

  private long count(String table) {
    return db.sql("select count(*) from " + table).query(Long.class).single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"made-up", "foreign", "ended", "doubled"})
  void a_cookie_of_no_session_opens_nothing_and_is_written_down(String how) throws Exception {
    var caller = as(COUNSELLOR);
    var theirs = caller.cookie("rihla");
    long written = audited("session");
    var thief = stranger();
    switch (how) {
      case "made-up" -> thief.keep("rihla", "A".repeat(43) + "." + theirs.split("\\.")[1]);
      case "foreign" -> thief.keep("rihla",
        theirs.split("\\.")[0].substring(0, 42) + (theirs.charAt(42) == 'x' ? "y" : "x") + "." + theirs.split("\\.")[1]);
      case "ended" -> {
        caller.send("/sign-out", new Sent("_csrf", caller.token()));
        thief.keep("rihla", theirs);
      }
      default -> thief.keep("rihla", "B".repeat(43) + "." + "C".repeat(32) + "; rihla=" + theirs);
    }
    var before = business();
    var answer = thief.get("/cases");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/sign-in");
    assertThat(audited("session")).isEqualTo(written + 1);
    assertThat(business()).isEqualTo(before);
    thief.get("/cases");
    assertThat(audited("session")).as("said once").isEqualTo(written + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "x.y", ".", "%00", "a=b", "\"quoted\""})
  void a_cookie_that_is_none_of_ours_is_no_cookie(String value) throws Exception {
    var caller = stranger();
    caller.keep("rihla", value);
    assertThat(caller.get("/cases").header("Location")).isEqualTo("/sign-in");
    assertThat(caller.get("/sign-in").status()).isEqualTo(200);
  }

  @Test
  void an_id_that_is_nobodys_and_one_that_is_none_are_answered_alike_and_written_down() throws Exception {
    var caller = as("return-counsellor.cas");
    var foreign = registered(as(COUNSELLOR), "Foreign");
    var before = business();
    long written = count("privacy.audit_event");
    var nobodys = caller.get("/cases/" + UUID.randomUUID());
    refused(nobodys, 404, "There is nothing here");
    for (var id : List.of(foreign, "/cases/1", "/cases/" + "0".repeat(36), "/cases/'%20or%201=1", "/cases/%F0%9F%98%80", "/cases/null")) {
      var answer = caller.get(id);
      refused(answer, 404, "There is nothing here");
      assertThat(answer.body().length()).as(id).isCloseTo(nobodys.body().length(), org.assertj.core.data.Offset.offset(200)); // the address stands in it
    }
    assertThat(caller.get(foreign + "/forms/counselling").status()).isEqualTo(404);
    assertThat(
      caller.send(foreign + "/forms/counselling", new Sent("_csrf", caller.token()), new Sent("_key", UUID.randomUUID().toString()))
        .status())
      .isEqualTo(404);
    assertThat(count("privacy.audit_event")).isGreaterThanOrEqualTo(written + 7);
    assertThat(audited("id")).isPositive();
    assertThat(business()).isEqualTo(before);
  }

  @Test
  void a_link_of_an_invitation_that_was_never_given_opens_nothing() throws Exception {
    long written = audited("invitation");
    for (var token : List.of("0".repeat(48), "x", "..%2f", "null"))
      assertThat(stranger().get("/first-administrator/" + token).status()).as(token).isIn(400, 404);
    var caller = stranger();
    var door = caller.get("/sign-in");
    refused(
      caller.send("/first-administrator/" + "0".repeat(48), new Sent("_csrf", door.hidden("_csrf")), new Sent("login", "mallory"), new Sent(
        "password", "four plain words here")),
      404, "There is nothing here");
    assertThat(audited("invitation")).isGreaterThanOrEqualTo(written + 4);
    assertThat(db.sql("select count(*) from access.staff where login = 'mallory'").query(Long.class).single()).isZero();
  }

  @Test
  void a_file_that_there_is_not_is_not_made_up() throws Exception {
    var caller = as("me-officer.rba");
    long written = audited("file-name");
    for (var name : List.of("2024.exe", "2024.html.jsp", "2024.XLSX%20", "2024.%2e"))
      assertThat(caller.get("/statement/" + name).status()).as(name).isIn(400, 404);
    assertThat(audited("file-name")).isGreaterThan(written);
    for (var name : List.of("..%2f2024.json", "-1.json", "2024;a=b.json", "999999999999.pdf")) {
      var answer = caller.get("/statement/" + name);
      assertThat(answer.status()).as(name).isIn(400, 404);
      assertThat(answer.header("Content-Disposition")).isEmpty();
    }
  }

  private static List<Sent> thirtyMore() {
    var fields = List.of("id", "caseId", "case_id", "personId", "person_id", "stage", "status", "state", "approved", "approved_on",
      "clearedOn",
      "ownerOffice", "office", "origin", "country", "sealed", "role", "admin", "isAdmin", "staff", "staffId", "actor", "version", "created",
      "at",
      "recordedAt", "override", "safeguards", "evidence", "invented", "factor_spared", "active", "class.classLoader", "_method",
      "__proto__");
    assertThat(fields).hasSizeGreaterThanOrEqualTo(30);
    return fields.stream().map(name -> new Sent(name, name.equals("stage") ? "CLEARED" : "SYSTEM_ADMINISTRATOR")).toList();
  }

  @Test
  void what_no_form_asks_is_not_taken_from_one() throws Exception {
    var caller = as(COUNSELLOR);
    var sent = newcomer(caller.token(), UUID.randomUUID().toString(), "Extra");
    sent.addAll(thirtyMore());
    var answer = caller.send("/cases/new", sent);
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    var id = UUID.fromString(answer.header("Location").replace("/cases/", ""));
    assertThat(db
      .sql(
        "select stage || ' ' || office || ' ' || country || ' ' || coalesce(approved_on::text, '-') from casework.return_case where id = ?")
      .param(id).query(String.class).single()).isEqualTo("REGISTERED RBA GIN -");
    assertThat(
      db.sql("select count(*) from access.staff where login = ? and role = 'RETURN_COUNSELLOR' and active").param(COUNSELLOR).query(
        Long.class).single())
      .isEqualTo(1);
  }

  /** Each form that somebody is offered, with everything but what it asks; and each of its questions answered twice. */
  @Test
  void no_form_does_anything_for_what_it_does_not_ask_or_asks_once() throws Exception {
    var counsellor = as(COUNSELLOR);
    var page = registered(counsellor, "Doubled");
    int tried = 0;
    for (var login : List.of(COUNSELLOR, MANAGER, ADMINISTRATOR, "protection-officer.rba", "finance-officer.rba")) {
      var caller = as(login);
      var token = caller.token();
      var addresses = new TreeSet<>(List.of("/staff", "/offices", "/funds", "/destinations", "/cases/new", page + "/family"));
      LINK.matcher(caller.get(page).body()).results().map(found -> found.group(1))
        .filter(link -> link.contains("/forms/") && !link.endsWith("/text"))
        .forEach(addresses::add);
      for (var address : addresses) {
        var form = caller.get(address);
        var questions = FIELD.matcher(form.body()).results().map(found -> found.group(1)).filter(name -> !name.startsWith("_")).distinct()
          .toList();
        if (form.status() != 200 || questions.isEmpty()) continue;
        var before = withoutAttempts(business());
        var base = List.of(new Sent("_csrf", token), new Sent("_key", UUID.randomUUID().toString()),
          new Sent("_version", form.hidden("_version")));
        var extra = new ArrayList<>(base);
        extra.addAll(thirtyMore());
        assertThat(caller.send(address, extra).status()).as(login + " " + address).isIn(200, 422, 403, 404, 409, 405);
        var doubled = new ArrayList<>(base);
        questions.forEach(name -> {
          doubled.add(new Sent(name, "1"));
          doubled.add(new Sent(name, "2"));
        });
        assertThat(caller.send(address, doubled).status()).as(login + " " + address + " doubled").isIn(200, 422, 403, 404, 409, 405);
        assertThat(withoutAttempts(business())).as(login + " " + address).isEqualTo(before);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(15);
  }

  /** So that no name of a field is ever the name of something of ours. */
  @Test
  void no_door_lets_a_form_fill_an_object() {
    var doors = context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
      .flatMap(mapping -> mapping.getHandlerMethods().values()
        .stream())
      .filter(door -> door.getBeanType().getName().startsWith("org.rihla")).toList();
    assertThat(doors).hasSizeGreaterThan(30);
    for (var door : doors)
      for (var asked : door.getMethodParameters())
        assertThat(asked.getParameterType().getName().startsWith("jakarta.servlet.") || asked.hasParameterAnnotation(PathVariable.class)
          || asked
            .hasParameterAnnotation(RequestParam.class)
            && (asked.getParameterType() == String.class || asked.getParameterType() == UUID.class || asked.getParameterType().isEnum()
              || asked.getParameterType().getName().startsWith("org.rihla.values.")
              || Map.class.isAssignableFrom(asked
                .getParameterType())
              || List.class.isAssignableFrom(asked.getParameterType()) || asked.getParameterType().isPrimitive()))
          .as(door
            .getShortLogMessage() + " " + asked.getParameterType())
          .isTrue();
  }

  /** Reading is only reading: what a link, a picture or a preview may ask for without anybody's will. */
  @Test
  void asking_for_every_page_there_is_changes_no_row() throws Exception {
    var page = registered(as(COUNSELLOR), "Crawled");
    var callers = new ArrayList<Caller>();
    for (var login : List.of(COUNSELLOR, MANAGER, ADMINISTRATOR, "protection-officer.rba", "finance-officer.rba", "medical-officer.rba",
      "me-officer.rba", "data-protection-officer.rba", "origin-case-worker.gin"))
      callers.add(as(login));
    var before = business();
    int asked = 0;
    for (var caller : callers) {
      var open = new LinkedHashSet<>(List.of("/", page));
      doors().stream().filter(door -> door.method().equals("GET")).map(door -> door.path()).forEach(open::add);
      var seen = new TreeSet<String>();
      while (!open.isEmpty() && seen.size() < 150) {
        var path = open.removeFirst();
        if (!seen.add(path)) continue;
        var answer = caller.get(path);
        assertThat(answer.status()).as(path).isLessThan(500);
        asked++;
        assertThat(foreign(answer.body())).as(path).isEmpty();
        LINK.matcher(answer.body()).results().map(found -> found.group(1).replace("&amp;", "&")).filter(link -> !seen.contains(link))
          .forEach(open::add);
        if (!answer.header("Location").isEmpty()) open.add(answer.header("Location"));
      }
    }
    assertThat(asked).isGreaterThan(300);
    assertThat(business()).isEqualTo(before);
  }

  /** Who knocked without being anybody stands in the audit, and its page is still read. */
  @Test
  void the_audit_is_read_although_strangers_stand_in_it() throws Exception {
    var caller = stranger();
    caller.keep("rihla", "A".repeat(43) + "." + "B".repeat(32));
    caller.get("/cases");
    var officer = as("data-protection-officer.rba");
    var page = officer.get("/audit");
    assertThat(page.status()).isEqualTo(200);
    var found = officer.send("/audit", new Sent("_csrf", page.hidden("_csrf")), new Sent("_key", UUID.randomUUID().toString()), new Sent(
      "auditOutcome", "REFUSED"));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body()).contains("Something sent that no form of ours sends");
  }

  /** Whatever a page would have a browser fetch or open from another house. */
  private static List<String> foreign(String body) {
    return Pattern.compile("(?:src|href|action|formaction|data|poster)=\"((?:https?:)?//[^\"]*)\"").matcher(body).results()
      .map(found -> found.group(
        1))
      .collect(Collectors.toList());
  }
}
