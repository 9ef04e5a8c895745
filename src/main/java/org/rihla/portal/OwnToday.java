package org.rihla.portal;

import java.util.List;
import java.util.stream.Stream;
import org.rihla.access.Role;
import org.rihla.casework.OwnFile;
import org.rihla.casework.ReturnCase;
import org.rihla.casework.Stage;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * The first page of somebody who comes for themselves: where they stand, what is missing, what they can do. No name stands there, nobody else, and
 * nothing that others wrote about them: the telephone may be borrowed.
 */
@Configuration
class OwnToday {

  private final OwnFile own;

  OwnToday(OwnFile own) {
    this.own = own;
  }

  @Bean
  @Order(1)
  Notice ownWhere() {
    return of("own-where", (mine, ui) -> List.of(Line.of(ui.t(own.isPaused(mine) ? "own.stage.PAUSED" : "own.stage." + where(mine))),
      Line.of(ui.t("own.number", mine.number()))));
  }

  @Bean
  @Order(2)
  Notice ownMissing() {
    return of("own-missing", (mine, ui) -> own.missing(mine).stream().map(each -> Line.of(ui.t("own.missing." + each))).toList());
  }

  @Bean
  @Order(5)
  Notice ownWishes(Wishes wishes) {
    return of("own-wishes", (mine, ui) -> Stream.concat(
      wishes.of(mine.id()).stream().filter(each -> each.person().equals(own.me()))
        .map(each -> each.answer() == null
          ? Line.of(ui.date(each.askedOn()) + " · " + ui.t(PortalForms.state(each)))
          : Line.leading(ui.date(each.askedOn()) + " · " + ui.t(PortalForms.state(each)) + " · " + ui.t("wish.answered-in-words"),
            "/mine/correction#asked")),
      Stream.of(Line.leading(ui.t("own.correction"), "/mine/correction"))).toList());
  }

  @Bean
  @Order(6)
  Notice ownWill() {
    return of("own-will", (mine, ui) -> mine.stage().compareTo(Stage.DEPARTED) < 0
      ? List.of(Line.leading(ui.t("own.withdrawal"), "/mine/withdrawal"))
      : List.of());
  }

  private static String where(ReturnCase mine) {
    return "WITHDREW_BEFORE_DEPARTURE".equals(mine.closureReason()) ? "STAYS" : mine.stage().name();
  }

  private interface Told {
    List<Line> of(ReturnCase mine, Ui ui);
  }

  private Notice of(String key, Told told) {
    return Notice.of(key, ui -> own.mine().map(mine -> told.of(mine, ui)).orElse(List.of()), Role.MIGRANT);
  }
}
