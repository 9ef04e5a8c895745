package org.rihla.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.rihla.programme.ProgrammeYear;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One installation with invented staff and a small year behind it, shared by all tests on it; each test has its own desks. */
@Tag("screens")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rihla.demonstration=true")
@Import(Screens.Opened.class)
abstract class Screens {

  static final int WIDE = 1280;
  static final int NARROW = 360;

  @LocalServerPort
  private int port;
  @Autowired
  private Clock clock;

  /** A window costs as much as a dozen pages: whoever sits at one in the next test goes on at it. */
  private static final Map<Seat, Desk> DESKS = new HashMap<>();
  private static final Map<String, String> SESSIONS = new HashMap<>();

  Language language = Language.FR;
  int width = WIDE;
  /** Whether the browser runs any. */
  boolean scripts = true;

  @TestConfiguration
  static class Opened {

    @Bean
    ApplicationRunner open(ProgrammeYear year) {
      return _ -> year.replay(Path.of("src/test/resources/screens/small-year.yaml"), _ -> {});
    }
  }

  /** @param login of whoever sits there, or "" for nobody */
  private record Seat(String base, String login, Language language, int width, boolean scripts) {
  }

  String base() { return "http://127.0.0.1:" + port; }

  LocalDate today() { return LocalDate.now(clock); }

  /** A window where nobody is signed in. */
  Desk stranger() {
    return DESKS.computeIfAbsent(new Seat(base(), "", language, width, scripts), _ -> new Desk(window(null)));
  }

  /** The desk of one of the invented staff, such as {@code return-counsellor.rba}; each signs in once. */
  Desk at(String login) {
    return DESKS.computeIfAbsent(new Seat(base(), login, language, width, scripts), _ -> {
      var session = SESSIONS.get(base() + login);
      if (session != null) return new Desk(window(session));
      var desk = new Desk(window(null)).signIn(login, "demonstration");
      SESSIONS.put(base() + login, desk.window().storageState());
      return desk;
    });
  }

  private BrowserContext window(@Nullable String session) {
    return scripts ? Chromium.window(language, width, base(), session) : Chromium.plain(language, width, base(), session);
  }

  /** A page that is there, kept as a picture, and that nothing keeps anybody out of. */
  void look(Desk desk, String path, String name) {
    assertThat(desk.go(path)).as(path).isEqualTo(200);
    look(desk, name);
  }

  void look(Desk desk, String name) {
    Pictures.look(desk, name + "-" + language.tag() + "-" + width);
    assertThat(Axe.problems(desk.page())).as(name + " " + language).isEmpty();
    assertThat(desk.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " is wider than the window")
      .isEqualTo(true);
  }

  /** The same, with that case before them. */
  Desk at(String login, String number) { return at(login).openCase(number); }
}
