package org.rihla.oversight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.rihla.access.Actor;
import org.rihla.access.Offices;
import org.rihla.access.Role;
import org.rihla.ledger.Ledger;
import org.rihla.privacy.AuditHours;
import org.rihla.privacy.KeyCeremonies;
import org.rihla.values.OfficeCode;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Readers;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What is out of the ordinary, and whether the trail is whole: for who watches over it. Whether it is sealed is also for who keeps the machine running. */
@Configuration
class OversightToday {

  private static final int DAYS = 7;

  @Bean
  @Order(71)
  Notice trail(AuditHours hours, Completeness completeness, Offices offices, Readers readers) {
    return Notice.of("trail", ui -> {
      var zone = readers.zone();
      var today = LocalDate.now(readers.clock());
      var from = today.minusDays(DAYS).atStartOfDay(zone).toInstant();
      var before = today.plusDays(1).atStartOfDay(zone).toInstant();
      var zones = new HashMap<String, ZoneId>(); // each office is asked for once
      int unusual = Unusual.of(hours.lately(from, before), office -> zones.computeIfAbsent(office, code -> zone(code, offices, zone)))
        .size();
      boolean whole = completeness.wasWhole(from);
      return List.of(Line.leading(ui.t("today.trail.unusual", unusual), "/audit").unless(unusual == 0),
        Line.leading(ui.t(whole ? "today.trail.whole" : "today.trail.not-whole"), "/audit").unless(whole));
    }, Role.DATA_PROTECTION_OFFICER);
  }

  private static ZoneId zone(String office, Offices offices, ZoneId otherwise) {
    return offices.find(new OfficeCode(office)).map(found -> found.zone()).orElse(otherwise);
  }

  /** What one did alone is looked at afterwards; what two agreed on waits for whoever has the command line. */
  @Bean
  @Order(73)
  Notice keys(KeyCeremonies ceremonies) {
    return Notice.of("keys", ui -> {
      var lines = new ArrayList<Line>();
      long alone = Actor.current().role() == Role.DATA_PROTECTION_OFFICER ? ceremonies.toLookAt() : 0;
      if (alone > 0) lines.add(Line.leading(ui.t("today.keys.alone", alone), "/key-ceremonies").unless(false));
      for (var deed : KeyCeremonies.Deed.values())
        ceremonies.agreed(deed).ifPresent(look -> lines.add(Line.leading(ui.t("today.keys.ready", ui.t("keys.deed." + deed), ui.moment(
          KeyCeremonies.until(look))), "/key-ceremonies")));
      return lines;
    }, Role.DATA_PROTECTION_OFFICER, Role.SYSTEM_ADMINISTRATOR);
  }

  /** A number of entries and a moment; nothing of what they say. */
  @Bean
  @Order(72)
  Notice sealing(Ledger ledger) {
    return Notice.of("sealing", ui -> List.of(Line.of(said(ledger, ui))), Role.DATA_PROTECTION_OFFICER, Role.SYSTEM_ADMINISTRATOR);
  }

  private static String said(Ledger ledger, Ui ui) {
    return ledger.last().map(last -> ui.t("today.sealing.line", last.size(), ui.moment(last.at())))
      .orElseGet(() -> ui.t("today.sealing.not-yet"));
  }
}
