package org.rihla.statistics;

import java.util.Comparator;
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

  private static final int YEARS = 3;

  @Bean
  @Order(60)
  Notice publishedFigures(AnnualStatement statement) {
    return Notice.of("figures", ui -> lines(statement, ui), Role.ME_OFFICER, Role.NATIONAL_AUTHORITY, Role.DONOR);
  }

  private static List<Line> lines(AnnualStatement statement, Ui ui) {
    return statement.years().stream().sorted(Comparator.reverseOrder()).limit(YEARS)
      .map(year -> Line.leading(ui.t("today.figures.line", String.valueOf(year)), "/statement?year=" + year)).toList();
  }
}
