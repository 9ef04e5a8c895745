package org.rihla.screens;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.rihla.access.Demonstration;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.Language;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One installation with an office in Côte d'Ivoire and the invented staff, shared by all tests on it; each test has its own desks. */
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

  private final Map<String, Desk> desks = new LinkedHashMap<>();
  Language language = Language.FR;
  int width = WIDE;

  @TestConfiguration
  static class Opened {

    @Bean
    ApplicationRunner open(Offices offices, Codes codes, Demonstration demonstration) {
      return _ -> {
        var facts = codes.countryFacts("CIV");
        offices.open(new Office(new OfficeCode("CIV"), Office.Kind.ORIGIN, null, new Country("CIV"), ZoneId.of(facts.timeZone()),
          facts.languages(), facts.currency()));
        demonstration.hireEverybody();
      };
    }
  }

  String base() { return "http://127.0.0.1:" + port; }

  LocalDate today() { return LocalDate.now(clock); }

  /** A window where nobody is signed in. */
  Desk stranger() {
    return desks.computeIfAbsent("", _ -> new Desk(Chromium.window(language, width, base())));
  }

  /** The desk of one of the invented staff, such as {@code return-counsellor.rba}. */
  Desk at(String login) {
    return desks.computeIfAbsent(login, _ -> new Desk(Chromium.window(language, width, base())).signIn(login, "demonstration"));
  }

  /** The same, with that case before them. */
  Desk at(String login, String number) { return at(login).openCase(number); }

  @AfterEach
  void leave() {
    desks.values().forEach(Desk::close);
    desks.clear();
  }
}
