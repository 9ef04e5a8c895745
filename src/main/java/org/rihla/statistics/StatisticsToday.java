package org.rihla.statistics;

import java.util.List;
import org.rihla.access.Role;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The published figures, for those who came for them and for nobody's name. */
@Configuration
class StatisticsToday {

  private static final int NONE = 0;

  @Bean
  @Order(60)
  Notice publishedFigures(AnnualStatement statement) {
    return Notice.of("figures", ui -> lines(statement, ui), Role.ME_OFFICER, Role.NATIONAL_AUTHORITY, Role.DONOR);
  }

  /** The year that the statement opens with; the others are found there. */
  private static List<Line> lines(AnnualStatement statement, Ui ui) {
    int last = statement.lastYear(NONE);
    return last == NONE ? List.of() : List.of(Line.leading(ui.t("today.figures.line", String.valueOf(last)), "/statement"));
  }
}
