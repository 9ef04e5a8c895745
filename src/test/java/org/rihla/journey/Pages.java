package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rihla.AllRows;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.people.Identity;
import org.rihla.values.Calendar;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What somebody of the staff sees and sends, through the doors and in the transaction of each post; who they are is known already. */
final class Pages {

  private static final Pattern OF_A_CASE = Pattern.compile("/cases/([0-9a-f]{8}-[0-9a-f-]{27})/.*");

  private final MockMvc web;
  private final AllRows db;

  Pages(ApplicationContext context) {
    db = context.getBean(AllRows.class);
    web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).addFilters(eachPostOnce(context))
      .build();
  }

  private static Filter eachPostOnce(ApplicationContext context) {
    return context.getBeansOfType(Filter.class).values().stream().filter(filter -> filter.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
  }

  /** What a page that is opened now would carry of the case that it is about: whoever sends a form without it is overtaken. */
  private MockHttpServletRequestBuilder form(String path) {
    var sent = post(path);
    var of = OF_A_CASE.matcher(path);
    return of.matches() ? sent.param("_version", version(UUID.fromString(of.group(1)))) : sent;
  }

  private String version(UUID id) {
    return db.sql("""
      select c.version || '-' || (select count(*) from casework.case_history h where h.case_id = c.id) || '-'
        || (select string_agg(p.version::text, '.' order by m.person_id <> c.principal_id, m.place) from casework.case_member m
          join people.person p on p.id = m.person_id where m.case_id = c.id and m.withdrew_on is null)
      from casework.return_case c where c.id = ?""").param(id).query(String.class).optional().orElse("");
  }

  MockHttpServletResponse ofCase(Family family, String office, Role role) {
    return family.at(office, role,
      () -> web.perform(get("/cases/" + family.id).header("Accept-Language", "en")).andReturn().getResponse());
  }

  /** As it comes, without taking it on first. */
  MockHttpServletResponse ofCase(Family family, Actor who) {
    return Programme.on(family.today, who,
      () -> web.perform(get("/cases/" + family.id).header("Accept-Language", "en")).andReturn().getResponse());
  }

  /** Any page, as it comes. */
  MockHttpServletResponse page(Family family, Actor who, String path) {
    return Programme.on(family.today, who,
      () -> web.perform(get(path).header("Accept-Language", "en"))
        .andReturn().getResponse());
  }

  /** Any form, sent without having been opened. */
  MockHttpServletResponse sent(Family family, Actor who, String path) {
    return Programme.on(family.today, who,
      () -> web.perform(form(path)
        .param("_key", UUID.randomUUID().toString())).andReturn().getResponse());
  }

  MockHttpServletResponse asked(Family family, Role role, String form) {
    return family.as(role,
      () -> web.perform(get("/cases/" + family.id + "/forms/" + form).header("Accept-Language", "en")).andReturn().getResponse());
  }

  /** Without taking anything on first. */
  String found(Family family, Actor who, String words) throws UnsupportedEncodingException {
    return Programme.on(family.today, who, () -> web
      .perform(post("/cases/search").param("q", words).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en"))
      .andReturn().getResponse()).getContentAsString();
  }

  MockHttpServletResponse found(Family family, String office, Role role, String words) {
    return family.at(office, role, () -> web
      .perform(post("/cases/search").param("q", words).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en"))
      .andReturn()
      .getResponse());
  }

  MockHttpServletResponse send(Family family, Role role, String form, Map<String, String> entries) {
    var sent = form("/cases/" + family.id + "/forms/" + form).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en");
    entries.forEach(sent::param);
    return family.as(role, () -> web.perform(sent).andReturn().getResponse());
  }

  /** Whoever it is, at whatever moment. */
  MockHttpServletResponse look(Actor who, Instant moment, String path) throws Exception {
    return Calendar.at(moment,
      () -> who.doing(() -> web.perform(MockMvcRequestBuilders.get(path).header("Accept-Language", "en")).andReturn()
        .getResponse()));
  }

  /** With a key of its own and as a page of now, unless it brings the key of one that was open before. */
  MockHttpServletResponse send(Actor who, Instant moment, String path, Map<String, String> entries) {
    var sent = (entries.containsKey("_key") ? post(path) : form(path).param("_key", UUID.randomUUID().toString())).header("Accept-Language",
      "en");
    entries.forEach(sent::param);
    try {
      return Calendar.at(moment, () -> who.doing(() -> web.perform(sent).andReturn().getResponse()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The forms that a page offers. */
  Set<String> links(String html) {
    var links = new TreeSet<String>();
    var found = Pattern.compile("/forms/([a-z-]+)\"").matcher(html);
    while (found.find()) links.add(found.group(1));
    return links;
  }

  /** A page that somebody has open: what they send from it carries what it knew. */
  record Window(Pages pages, Family family, String office, Role role, String path, String html) {

    String hidden(String name) {
      var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
      return found.find() ? found.group(1) : "";
    }

    MockHttpServletResponse send(Map<String, String> entries) {
      return send(path, entries);
    }

    MockHttpServletResponse send(String to, Map<String, String> entries) {
      var sent = post(to).header("Accept-Language", "en");
      for (var name : List.of("_key", "_version", "_since", "_draft", "_whose"))
        if (html.contains("name=\"" + name + "\"")) sent.param(name, hidden(name));
      entries.forEach(sent::param);
      return family.at(office, role, () -> pages.web.perform(sent).andReturn().getResponse());
    }

    /** As if the page had not carried that. */
    Window without(String name) {
      return new Window(pages, family, office, role, path, html.replaceAll("name=\"" + name + "\" value=\"[^\"]*\"", ""));
    }

    /** What came instead of an answer, to send again from there. */
    Window after(MockHttpServletResponse refused) throws UnsupportedEncodingException {
      return new Window(pages, family, office, role, path, refused.getContentAsString());
    }

    /** As people read it. */
    String text() {
      return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
  }

  Window window(Family family, String office, Role role, String path) throws UnsupportedEncodingException {
    var answer = family.at(office, role, () -> web.perform(get(path).header("Accept-Language", "en")).andReturn().getResponse());
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return new Window(this, family, office, role, path, answer.getContentAsString());
  }

  MockHttpServletResponse looked(String path) throws Exception {
    return web.perform(get(path).header("Accept-Language", "en"))
      .andReturn().getResponse();
  }

  MockHttpServletResponse search(String words) throws Exception {
    return web
      .perform(post("/cases/search").param("q", words).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en"))
      .andReturn().getResponse();
  }

  /** In Rabat, whatever it is. */
  MockHttpServletResponse answer(Family family, Role role, String path) {
    return family.as(role, () -> looked(path));
  }

  /** What somebody reads there, without its marks. */
  String text(LocalDate day, Actor who, String path) throws UnsupportedEncodingException {
    var answer = opened(day, who, path);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  MockHttpServletResponse opened(LocalDate day, Actor who, String path) {
    return Programme.on(day, who,
      () -> web.perform(MockMvcRequestBuilders.get(path).header("Accept-Language", "en")).andReturn().getResponse());
  }

  /** @param entries name, value, name, value */
  MockHttpServletResponse sent(LocalDate day, Actor who, String path, UUID key, String... entries) {
    var sent = form(path).param("_key", key.toString()).header("Accept-Language", "en");
    for (int at = 0; at < entries.length; at += 2) sent.param(entries[at], entries[at + 1]);
    return Programme.on(day, who, () -> web.perform(sent).andReturn().getResponse());
  }

  int status(Family family, String office, Role role, String path) {
    return family.at(office, role, () -> web.perform(get(path)).andReturn().getResponse().getStatus());
  }

  Window form(Family family, Role role, String name) throws UnsupportedEncodingException {
    return window(family, Programme.RABAT, role, "/cases/" + family.id + "/forms/" + name);
  }

  /** The first interview of somebody, at the office of that family. */
  MockHttpServletResponse register(Family family, Identity who, Map<String, String> more) {
    return family.as(Role.RETURN_COUNSELLOR, () -> registered(family, who, more));
  }

  /** The same, by whoever sits there. */
  MockHttpServletResponse registered(Family family, Identity who, Map<String, String> more) throws Exception {
    var sent = post("/cases/new").param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en");
    var entries = new LinkedHashMap<>(Map.of("returnTo", family.to.code(), "givenNames", who.givenNames(), "familyName", who.familyName(),
      "sex", who.sex().name(), "birthDate", who.birthDate().toString(), "birthPrecision", who.birthPrecision().name(), "nationality",
      who.nationality().code(), "maritalStatus", who.maritalStatus(), "language", who.language(), "legalStatus", "IRREGULAR_ENTRY"));
    entries.putAll(Map.of("legalBasis", "CONSENT", "howGiven", "SIGNATURE", "interpreter", "NONE_NEEDED", "consentProcess", "AGREES",
      "readIn", "fr"));
    entries.putAll(more);
    entries.forEach(sent::param);
    return web.perform(sent).andReturn().getResponse();
  }
}
