package org.rihla.journey;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.rihla.access.Role;
import org.rihla.people.Identity;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What somebody of the staff sees and sends, through the doors and in the transaction of each post; who they are is known already. */
final class Pages {

  private final MockMvc web;

  Pages(ApplicationContext context) {
    web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).addFilters(eachPostOnce(context))
      .build();
  }

  private static Filter eachPostOnce(ApplicationContext context) {
    return context.getBeansOfType(Filter.class).values().stream().filter(filter -> filter.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
  }

  MockHttpServletResponse ofCase(Family family, String office, Role role) {
    return family.at(office, role,
      () -> web.perform(get("/cases/" + family.id).header("Accept-Language", "en")).andReturn().getResponse());
  }

  MockHttpServletResponse form(Family family, Role role, String form) {
    return family.as(role,
      () -> web.perform(get("/cases/" + family.id + "/forms/" + form).header("Accept-Language", "en")).andReturn().getResponse());
  }

  MockHttpServletResponse found(Family family, String office, Role role, String words) {
    return family.at(office, role, () -> web
      .perform(post("/cases/search").param("q", words).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en"))
      .andReturn()
      .getResponse());
  }

  MockHttpServletResponse send(Family family, Role role, String form, Map<String, String> entries) {
    var sent = post("/cases/" + family.id + "/forms/" + form).param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en");
    entries.forEach(sent::param);
    return family.as(role, () -> web.perform(sent).andReturn().getResponse());
  }

  /** The first interview of somebody, at the office of that family. */
  MockHttpServletResponse register(Family family, Identity who, Map<String, String> more) {
    var sent = post("/cases/new").param("_key", UUID.randomUUID().toString()).header("Accept-Language", "en");
    var entries = new LinkedHashMap<>(Map.of("returnTo", family.to.code(), "givenNames", who.givenNames(), "familyName", who.familyName(),
      "sex", who.sex().name(), "birthDate", who.birthDate().toString(), "birthPrecision", who.birthPrecision().name(), "nationality",
      who.nationality().code(), "maritalStatus", who.maritalStatus(), "language", who.language(), "legalStatus", "IRREGULAR_ENTRY"));
    entries.putAll(Map.of("legalBasis", "CONSENT", "howGiven", "SIGNATURE", "consentProcess", "yes"));
    entries.putAll(more);
    entries.forEach(sent::param);
    return family.as(Role.RETURN_COUNSELLOR, () -> web.perform(sent).andReturn().getResponse());
  }
}
