package org.rihla.signin;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Somebody's browser: keeps cookies, and sends what the page before had hidden in its form. All filters stand between it and the pages. */
final class Browser {

  private final MockMvc web;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String page = "";
  String address = "192.0.2.1";
  boolean overTls;

  Browser(ApplicationContext context) {
    var filters = context.getBeansOfType(Filter.class).entrySet().stream()
      .filter(each -> each.getKey().equals("springSecurityFilterChain") || each.getKey().startsWith("org.rihla"))
      .sorted((one, other) -> Boolean.compare(other.getKey().startsWith("spring"), one.getKey().startsWith("spring")))
      .map(Map.Entry::getValue).toList();
    var ordered = new java.util.ArrayList<>(filters.subList(1, filters.size()));
    org.springframework.core.annotation.AnnotationAwareOrderComparator.sort(ordered);
    ordered.addFirst(filters.getFirst());
    web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context).addFilters(ordered.toArray(Filter[]::new)).build();
  }

  MockHttpServletResponse open(String path) throws Exception { return go(get(path)); }

  /** @param entries name, value, name, value */
  MockHttpServletResponse send(String path, String... entries) throws Exception {
    var sent = post(path);
    for (var hidden : List.of("_csrf", "_key"))
      if (!hidden(hidden).isEmpty() && !List.of(entries).contains(hidden)) sent.param(hidden, hidden(hidden));
    for (int at = 0; at < entries.length; at += 2) sent.param(entries[at], entries[at + 1]);
    return go(sent);
  }

  /** As a script does, whose answer is no page. */
  MockHttpServletResponse sendQuietly(String path, String... entries) throws Exception {
    var open = page;
    try {
      return send(path, entries);
    } finally {
      page = open;
    }
  }

  MockHttpServletResponse signIn(String login, String password) throws Exception {
    open("/sign-in");
    return send("/sign-in", "username", login, "password", password);
  }

  String hidden(String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    return found.find() ? found.group(1) : "";
  }

  String page() { return page; }

  String cookie(String name) { return cookies.getOrDefault(name, ""); }

  void keep(String name, String value) { cookies.put(name, value); }

  private MockHttpServletResponse go(MockHttpServletRequestBuilder request) throws Exception {
    request.header("Accept-Language", "en").secure(overTls).with(asked -> {
      asked.setRemoteAddr(address);
      return asked;
    });
    if (!cookies.isEmpty())
      request.cookie(cookies.entrySet().stream().map(each -> new Cookie(each.getKey(), each.getValue())).toArray(
        Cookie[]::new));
    var answer = web.perform(request).andReturn().getResponse();
    for (var set : answer.getHeaders("Set-Cookie")) {
      var pair = set.substring(0, set.indexOf(';')).split("=", 2);
      if (set.contains("Max-Age=0")) cookies.remove(pair[0]);
      else cookies.put(pair[0], pair[1]);
    }
    if (answer.getContentLength() > 0 || !answer.getContentAsString().isEmpty()) page = answer.getContentAsString();
    return answer;
  }

  static List<String> attributes(MockHttpServletResponse answer, String cookie) {
    return answer.getHeaders("Set-Cookie").stream().filter(set -> set.startsWith(cookie + "=")).flatMap(set -> Arrays.stream(set.split(
      "; "))).toList();
  }
}
