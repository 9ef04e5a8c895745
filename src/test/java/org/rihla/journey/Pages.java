package org.rihla.journey;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.util.Map;
import java.util.UUID;
import org.rihla.access.Actor;
import org.rihla.access.Role;
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

  /** As it comes, without taking it on first. */
  MockHttpServletResponse ofCase(Family family, Actor who) {
    return Programme.on(family.today, who,
      () -> web.perform(get("/cases/" + family.id).header("Accept-Language", "en")).andReturn().getResponse());
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
}
