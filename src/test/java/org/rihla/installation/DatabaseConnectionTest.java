package org.rihla.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rihla.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = InstallationConfiguration.class, webEnvironment = WebEnvironment.NONE)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class})
class DatabaseConnectionTest {

  @Autowired
  JdbcClient db;

  @Test
  void the_application_acts_as_rihla_app_and_only_migrations_as_the_owner() {
    assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("rihla_app");
    assertThat(db.sql("select tableowner from pg_tables where tablename = 'flyway_schema_history'").query(String.class).single())
      .isEqualTo("rihla_owner");
  }

  @Test
  void a_database_that_is_away_is_said_in_one_sentence() {
    assertThatThrownBy(() -> ExternalDatabase.reach(new Login("jdbc:postgresql://127.0.0.1:1/rihla", "rihla_owner", "x")))
      .isInstanceOf(CannotStart.class)
      .hasMessage("The database jdbc:postgresql://127.0.0.1:1/rihla cannot be reached: start it, or mend RIHLA_DB_URL.");
  }

  @Test
  void a_refused_login_is_said_in_one_sentence_without_the_password() {
    var login = TestDatabase.fresh();
    assertThatThrownBy(() -> ExternalDatabase.reach(new Login(login.url(), login.user(), "guessed"))).isInstanceOf(CannotStart.class)
      .hasMessageContaining("mend RIHLA_DB_USER and RIHLA_DB_PASSWORD").hasMessageNotContaining("guessed");
  }
}
