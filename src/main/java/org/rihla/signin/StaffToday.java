package org.rihla.signin;

import java.util.List;
import org.rihla.access.Role;
import org.rihla.web.Notice;
import org.rihla.web.Notice.Line;
import org.rihla.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How it stands with the accounts, for the administrator. */
@Configuration
class StaffToday {

  /** @param bare those who can sign in and have no second factor yet; empty: offices in which nobody can sign in */
  private record Standing(long active, long off, long bare, long empty) {
  }

  @Bean
  @Order(70)
  Notice accounts(JdbcClient db) {
    return Notice.of("accounts", ui -> lines(standing(db), ui), Role.SYSTEM_ADMINISTRATOR);
  }

  private static Standing standing(JdbcClient db) {
    return db
      .sql(
        """
          select count(*) filter (where s.active), count(*) filter (where not s.active),
            count(*) filter (where s.active and not s.factor_spared and not exists (select from signin.second_factor f where f.staff_id = s.id and f.confirmed_at is not null)
              and not exists (select from signin.passkey k where k.staff_id = s.id)),
            (select count(*) from access.office o where not exists (select from access.staff w where w.office = o.code and w.active and w.role <> 'MIGRANT'))
          from access.staff s where s.role <> 'MIGRANT'""")
      .query((row, _) -> new Standing(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
  }

  private static List<Line> lines(Standing standing, Ui ui) {
    return List.of(Line.leading(ui.t("today.accounts.active", standing.active(), standing.off()), "/staff"),
      Line.leading(ui.t("today.accounts.bare", standing.bare()), "/staff").unless(standing.bare() == 0),
      Line.leading(ui.t("today.accounts.empty", standing.empty()), "/offices").unless(standing.empty() == 0));
  }
}
