package org.rihla.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.rihla.AllRows;
import org.rihla.Kept;
import org.rihla.access.Demonstration;
import org.rihla.access.Office;
import org.rihla.access.Offices;
import org.rihla.outside.Caller.Sent;
import org.rihla.reference.Codes;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A served demonstration with its staff and one case, on a port of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"rihla.demonstration=true",
  "rihla.audit.strangers=1000000"})
abstract class Outside {

  static final String COUNSELLOR = "return-counsellor.rba";
  static final String ADMINISTRATOR = "system-administrator.rba";
  static final String MANAGER = "office-manager.rba";

  @LocalServerPort
  int port;
  @Autowired
  AllRows db;
  @Autowired
  Offices offices;
  @Autowired
  Demonstration demonstration;
  @Autowired
  Codes codes;

  @BeforeEach
  final void a_demonstration_with_its_staff() {
    var guinea = new Country("GIN");
    if (offices.ofOrigin(guinea).isPresent()) return;
    var facts = codes.countryFacts("GIN");
    assertThat(facts).isNotNull();
    offices.open(new Office(new OfficeCode("GIN"), Office.Kind.ORIGIN, null, guinea, ZoneId.of(facts.timeZone()), facts.languages(), facts
      .currency()));
    demonstration.hireEverybody();
  }

  Caller as(String login) throws Exception { return Caller.signedIn(port, login); }

  Caller stranger() { return new Caller(port); }

  record Door(String method, String route) {

    /** With ids that lead nowhere. */
    String path() {
      return route.replace("/**", "/assets/app.css").replace("{account}", UUID.randomUUID().toString()).replace("{id}", UUID.randomUUID()
        .toString()).replace("{person}", UUID.randomUUID().toString()).replace("{row}", UUID.randomUUID().toString())
        .replace("{scan}", UUID.randomUUID().toString()).replace("{kind}", "declaration").replace("{gate}", "APPLY")
        .replace("{name}", "counselling").replace(
          "{year}", "2024")
        .replace("{format}", "json").replaceAll("\\{\\w+}", "nothing") + (route.equals("/language") ? "?to=fr" : "");
    }
  }

  static List<Door> doors() {
    try (var file = Outside.class.getResourceAsStream("/policy/routes.csv")) {
      var doors = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank()).map(line -> line
        .split(",")).map(cells -> new Door(cells[0], cells[1])).toList();
      assertThat(doors).hasSizeGreaterThan(40);
      return doors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody comes for the first time: what is sent then. */
  static List<Sent> newcomer(String token, String key, String family) {
    var sent = new ArrayList<Sent>();
    Map.of("returnTo", "GIN", "givenNames", "Aminata", "familyName", family, "sex", "F", "birthDate", "1994-05-06", "birthPrecision", "DAY",
      "nationality", "GIN", "maritalStatus", "SINGLE", "language", "fr", "legalStatus", "IRREGULAR_ENTRY").forEach(
        (name, value) -> sent
          .add(new Sent(name, value)));
    Map.of("legalBasis", "CONSENT", "howGiven", "SIGNATURE", "interpreter", "NONE_NEEDED", "consentProcess", "AGREES", "readIn", "fr",
      "_csrf",
      token, "_key", key).forEach(
        (name,
          value) -> sent.add(new Sent(name, value)));
    return sent;
  }

  /** Of tables that are about people, money and work: how many rows, and when they were last written. */
  List<String> business() {
    return Kept.lines(Kept.in(db::sql, table -> !table.equals("signin.session"), Map.of()));
  }

  long audited(String what) {
    return db.sql("select count(*) from privacy.audit_event where act = 'NOT_OURS' and fields = ?").param(what).query(Long.class).single();
  }
}
