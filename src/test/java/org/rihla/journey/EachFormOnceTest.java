package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rihla.journey.Programme.RABAT;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rihla.access.Role;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is kept of a form that was sent tells nobody what was typed, and what fails in the database never hides the page that says no. */
class EachFormOnceTest extends AtWork {

  private static final FilterChain DONE = (_, answer) -> ((HttpServletResponse) answer).sendRedirect("/done");

  private Filter once;
  private JdbcClient db;
  private final UUID key = UUID.randomUUID();

  @BeforeEach
  void the_filter() {
    once = context.getBeansOfType(Filter.class).values().stream().filter(each -> each.getClass().getSimpleName().equals("EachPostOnce"))
      .findFirst().orElseThrow();
    db = context.getBean(JdbcClient.class);
  }

  private MockHttpServletResponse sent(String name, FilterChain then) {
    var request = new MockHttpServletRequest("POST", "/cases/new");
    request.addParameter("_key", key.toString());
    request.addParameter("familyName", name);
    var response = new MockHttpServletResponse();
    return Programme.on(Family.MONDAY, p.as(Role.RETURN_COUNSELLOR, RABAT), () -> {
      once.doFilter(request, response, then);
      return response;
    });
  }

  private byte[] kept() {
    return p.db.sql("select fingerprint from web.form_post where key = ?").param(key).query(byte[].class).single();
  }

  private byte[] sha(String guess) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(guess.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void who_has_the_database_alone_cannot_hold_a_name_against_what_is_kept() throws Exception {
    assertThat(sent("Invented", DONE).getRedirectedUrl()).isEqualTo("/done");
    var typed = "/cases/new_key=" + key + "\nfamilyName=Invented\n";
    assertThat(kept()).hasSize(32).isNotEqualTo(sha(typed));
    assertThat(sent("Invented", (_, _) -> {
      throw new IllegalStateException("done twice");
    }).getRedirectedUrl()).as("and it is known again").isEqualTo("/done");
    assertThat(sent("Another", DONE).getStatus()).isEqualTo(409);
  }

  @Test
  void a_page_that_says_no_after_a_statement_that_failed_is_sent_and_the_form_may_be_sent_again() {
    FilterChain fails = (_, answer) -> {
      try {
        db.sql("select 'x'::int").query(Integer.class).single();
      } catch (DataAccessException known) {
        ((HttpServletResponse) answer).setStatus(422);
        answer.getWriter().write("No, because");
      }
    };
    var refused = sent("Invented", fails);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsByteArray()).asString(StandardCharsets.UTF_8).isEqualTo("No, because");
    assertThat(p.db.sql("select count(*) from web.form_post where key = ?").param(key).query(Long.class).single()).isZero();
    assertThat(sent("Invented and mended", DONE).getRedirectedUrl()).isEqualTo("/done");
  }
}
