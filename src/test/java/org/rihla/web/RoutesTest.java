package org.rihla.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rihla.access.Access;
import org.rihla.access.Actor;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.access.Role;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.rihla.web.Routes.Who;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The doors: each stands in {@code policy/routes.csv}, and opens to those it names. */
@SpringBootTest
class RoutesTest {

  private static final List<String> WITHOUT_SIGNING_IN = List.of("/sign-in", "/sign-in/second", "/sign-in/challenge",
    "/sign-in/link/{token}", "/sign-in/provider", "/sign-in/provider/back", "/language", "/first-administrator/{token}",
    "/assets/statement.css", "/**", "/favicon.ico", "/error");

  @Autowired
  WebApplicationContext context;
  @Autowired
  Access access;
  @Autowired
  PlatformTransactionManager transactions;

  private final Routes routes = new Routes();

  /** Of our controllers and of the frame, as {@code GET /route}. */
  private TreeSet<String> mapped() {
    var mapped = new TreeSet<String>();
    context.getBeansOfType(RequestMappingHandlerMapping.class).values().forEach(mapping -> mapping.getHandlerMethods().keySet()
      .forEach(info -> info.getPatternValues().forEach(pattern -> {
        var methods = info.getMethodsCondition().getMethods();
        if (methods.isEmpty()) mapped.add("GET " + pattern);
        methods.forEach(method -> mapped.add(method + " " + pattern));
      })));
    return mapped;
  }

  @Test
  void each_route_there_is_stands_in_the_policy_and_none_that_there_is_not() {
    var mapped = mapped();
    assertThat(routes.all().keySet()).as("a door without a rule is closed: write its rule").containsAll(mapped);
    assertThat(mapped).as("a rule without a door").containsAll(routes.all().keySet().stream()
      .filter(route -> !route.contains("**") && !route.contains("/favicon.ico") && !route.contains("POST /error")).toList());
  }

  @Test
  void only_these_doors_open_to_anybody() {
    assertThat(routes.all().entrySet().stream().filter(each -> each.getValue() instanceof Who.Anybody)
      .map(each -> each.getKey().substring(each.getKey().indexOf(' ') + 1)).distinct()).containsExactlyInAnyOrderElementsOf(
        WITHOUT_SIGNING_IN);
  }

  @Test
  void who_has_not_signed_in_is_sent_to_the_door_and_learns_nothing() throws Exception {
    var chain = context.getBean("springSecurityFilterChain", Filter.class);
    MockMvc web = MockMvcBuilders.webAppContextSetup(context).addFilters(chain).build();
    for (var route : routes.all().keySet()) {
      var path = route.substring(route.indexOf(' ') + 1);
      if (WITHOUT_SIGNING_IN.contains(path)) continue;
      var method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
      var answer = web.perform(request(method, address(path))).andReturn().getResponse();
      boolean askedByAPage = path.endsWith("/still"); // nobody is there to be sent to the door
      assertThat(answer.getStatus()).as(route).isEqualTo(askedByAPage ? 401 : method == HttpMethod.GET ? 302 : 403);
      if (method == HttpMethod.GET && !askedByAPage) assertThat(answer.getRedirectedUrl()).as(route).endsWith("/sign-in");
      assertThat(answer.getContentAsString()).as(route).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_role_is_let_in_where_the_policy_says_and_nowhere_else(Role role) {
    var web = MockMvcBuilders.webAppContextSetup(context).build();
    var deviations = new ArrayList<String>();
    routes.all().forEach((route, who) -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
      transaction.setRollbackOnly();
      var path = route.substring(route.indexOf(' ') + 1);
      if (path.contains("**") || path.contains("{id}") || path.contains("/error") || path.contains("{token}") || path.contains("{account}")
        || path.contains("{look}") || path.contains("{referral}") || path.contains("{export}") || path.contains("{extract}")
        || path.contains("{ceremony}") || path.contains("{journey}") || path.contains("{list}")
        || path.contains("favicon"))
        return; // cases are swept by themselves; the rest is not a page
      try {
        var actor = new Actor(StaffId.next(), "invented", role, new OfficeCode("RBA"));
        boolean let = actor.doing(() -> letIn(who));
        MockHttpServletResponse answer = actor.doing(() -> web.perform(request(HttpMethod.valueOf(route.substring(0, route.indexOf(' '))),
          address(path)).param("_key", UUID.randomUUID().toString()).param("to", "fr")).andReturn().getResponse());
        boolean nothing = answer.getStatus() == 404;
        boolean emptyYear = nothing && path.startsWith("/statement"); // no figures in this database
        if (let ? nothing && !emptyYear : !nothing) deviations.add(route + " " + answer.getStatus());
      } catch (Exception e) {
        throw new IllegalStateException(route, e);
      }
    }));
    assertThat(deviations).isEmpty();
  }

  private boolean letIn(Who who) {
    return switch (who) {
      case Who.Anybody _,Who.SignedIn _ -> true;
      case Who.Staff _ -> Actor.current().role() != Role.MIGRANT;
      case Who.Own _ -> Actor.current().role() == Role.MIGRANT;
      case Who.Cases _ -> access.reading(Compartment.CASE, null) != Decision.DENIED;
      case Who.Reads(var part) -> Actor.current().role() != Role.MIGRANT && access.reading(part, null) == Decision.ALLOWED;
      case Who.May(var act) -> access.may(act, null);
    };
  }

  private static String address(String path) {
    return path.replace("{list}", "tasks").replace("{account}", UUID.randomUUID().toString())
      .replace("{look}", UUID.randomUUID().toString())
      .replace("{view}", UUID.randomUUID().toString()).replace("{journey}", UUID.randomUUID().toString())
      .replace("{ceremony}", UUID.randomUUID().toString())
      .replace("{referral}", UUID.randomUUID().toString())
      .replace("{export}", UUID.randomUUID().toString()).replace("{extract}", UUID.randomUUID().toString())
      .replace("{publication}", UUID.randomUUID().toString()).replace("{version}", "1")
      .replace("{id}", UUID.randomUUID().toString())
      .replace("{person}", UUID.randomUUID().toString()).replace("{row}", UUID.randomUUID().toString()).replace("{scan}", UUID.randomUUID()
        .toString())
      .replace("{kind}", "declaration").replace("{gate}", "APPLY")
      .replace("{name}", "counselling")
      .replace("{year}", "2024").replace("{format}", "json");
  }
}
