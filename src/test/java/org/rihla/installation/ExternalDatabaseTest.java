package org.rihla.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.rihla.TestDatabase;

/** A server that somebody else runs: what its administrator must have done, and what is said where it was not. */
class ExternalDatabaseTest {

  private static void execute(Login login, String... statements) throws SQLException {
    try (var connection = login.connect(); var sql = connection.createStatement()) {
      for (var statement : statements) sql.execute(statement);
    }
  }

  @Test
  void an_owner_without_power_works_once_the_administrator_has_granted_the_role_of_the_application() throws SQLException {
    var owner = TestDatabase.ownedBy("");
    assertThatThrownBy(() -> ExternalDatabase.reach(owner)).isInstanceOf(CannotStart.class)
      .hasMessageContaining("let the administrator of the server run: grant rihla_app to " + owner.user() + ";");
    TestDatabase.asAdministrator("grant rihla_app to " + owner.user());
    try (var _ = ExternalDatabase.reach(owner)) {
      execute(owner, "set role rihla_app");
      Schema.migrate(flyway(owner), owner);
      assertThat(Schema.refusal(owner)).isEmpty();
    }
  }

  @Test
  void the_role_of_the_application_logs_in_by_itself_where_its_password_is_given_and_a_wrong_one_is_told() throws SQLException {
    var owner = TestDatabase.fresh();
    var application = owner.application(TestDatabase.applicationPassword());
    try (var server = ExternalDatabase.reach(owner, application)) {
      assertThat(server.application().user()).isEqualTo("rihla_app");
    }
    assertThatThrownBy(() -> ExternalDatabase.reach(owner, owner.application("guessed"))).isInstanceOf(CannotStart.class)
      .hasMessageContaining("RIHLA_DB_APP_PASSWORD");
    assertThat(owner.application("")).as("none is given").isEqualTo(owner);
  }

  @Test
  void a_superuser_works_too_but_the_doctor_may_say_that_it_is_too_much() throws SQLException {
    var owner = TestDatabase.ownedBy("superuser");
    try (var _ = ExternalDatabase.reach(owner)) {
      execute(owner, "set role rihla_app");
    }
    assertThat(ExternalDatabase.look(owner).superuser()).isTrue();
  }

  @Test
  void a_role_that_does_not_own_the_database_is_told_so() {
    var owner = TestDatabase.ownedBy("");
    var stranger = TestDatabase.ownedBy("");
    assertThatThrownBy(() -> ExternalDatabase.reach(new Login(owner.url(), stranger.user(), stranger.password())))
      .isInstanceOf(CannotStart.class).hasMessageContaining("may not make tables")
      .hasMessageContaining("create database rihla owner " + stranger.user() + ";");
  }

  @Test
  void tables_of_another_role_are_left_to_that_role() throws SQLException {
    var first = TestDatabase.ownedBy("");
    TestDatabase.asAdministrator("grant rihla_app to " + first.user());
    flyway(first).migrate();
    var second = TestDatabase.ownedBy("");
    TestDatabase.asAdministrator("alter database " + first.user() + " owner to " + second.user());
    assertThatThrownBy(() -> ExternalDatabase.reach(new Login(first.url(), second.user(), second.password())))
      .hasMessageContaining("belong to " + first.user());
  }

  @Test
  void one_rihla_works_in_a_database_at_a_time() throws SQLException {
    var owner = TestDatabase.fresh();
    try (var _ = ExternalDatabase.reach(owner)) {
      assertThatThrownBy(() -> ExternalDatabase.reach(owner)).isInstanceOf(CannotStart.class)
        .hasMessageContaining("Another Rihla works in the database");
    }
    ExternalDatabase.reach(owner).close();
  }

  @Test
  void an_address_is_shown_without_the_secrets_in_it() {
    for (var url : new String[]{"jdbc:postgresql://127.0.0.1:1/rihla?user=a&password=hidden",
      "jdbc:postgresql://a:hidden@127.0.0.1:1/rihla"})
      assertThatThrownBy(() -> ExternalDatabase.reach(new Login(url, "rihla_owner", "x"))).isInstanceOf(CannotStart.class)
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> ExternalDatabase.reach(new Login("postgresql://db/rihla", "rihla_owner", "x")))
      .hasMessageContaining("must look like jdbc:postgresql://");
  }

  @Test
  void a_server_that_cannot_serve_is_told_what_it_lacks() {
    var login = new Login("jdbc:postgresql://db/rihla", "rihla_owner", "x");
    assertThat(facts(15, "UTF8", false, false, true).refusal(login)).get().asString().contains("use 16 or later");
    assertThat(facts(18, "LATIN1", false, false, true).refusal(login)).get().asString().contains("encoding 'UTF8'");
    assertThat(facts(18, "UTF8", true, false, true).refusal(login)).get().asString().contains("standby");
    assertThat(facts(18, "UTF8", false, false, false).refusal(login)).get().asString()
      .contains("create role rihla_app nologin; grant rihla_app to rihla_owner;");
    assertThat(facts(18, "UTF8", false, true, true).refusal(login)).get().asString().contains("nosuperuser");
    assertThat(facts(18, "UTF8", false, false, true).refusal(login)).isEmpty();
  }

  private static ServerFacts facts(int major, String encoding, boolean standby, boolean appIsSuperuser, boolean mayMakeApp) {
    return new ServerFacts(major, major + ".1", encoding, "rihla", standby, "rihla_owner", false, true, appIsSuperuser, appIsSuperuser,
      false, mayMakeApp, "");
  }

  // ---- whose tables

  private static Flyway flyway(Login login) {
    return Flyway.configure().dataSource(login.url(), login.user(), login.password()).locations("classpath:db/migration")
      .ignoreMigrationPatterns("").load();
  }

  private static Login migrated() {
    var login = TestDatabase.fresh();
    flyway(login).migrate();
    return login;
  }

  @Test
  void tables_of_a_newer_rihla_are_neither_used_nor_called_well() throws SQLException {
    var login = migrated();
    execute(login,
      """
        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        values (900, '29990101.0900', 'later', 'SQL', 'casework/V29990101_0900__later.sql', 1, 'x', 1, true)""");
    assertThat(Schema.refusal(login)).get().asString().contains("newer Rihla");
    assertThatThrownBy(() -> Schema.migrate(flyway(login), login)).isInstanceOf(CannotStart.class).hasMessageContaining("newer Rihla");
  }

  @Test
  void tables_of_another_build_are_neither_used_nor_called_well() throws SQLException {
    var login = migrated();
    execute(login, "update flyway_schema_history set checksum = 1 where installed_rank = 3");
    assertThat(Schema.refusal(login)).get().asString().contains("another build");
    assertThatThrownBy(() -> Schema.migrate(flyway(login), login)).isInstanceOf(CannotStart.class).hasMessageContaining("another build");
  }

  @Test
  void tables_that_are_not_ours_are_left_alone() throws SQLException {
    var login = TestDatabase.fresh();
    execute(login, "create table theirs (id int)");
    assertThat(Schema.refusal(login)).get().asString().contains("not Rihla's");
    assertThatThrownBy(() -> Schema.migrate(flyway(login), login)).isInstanceOf(CannotStart.class).hasMessageContaining("not Rihla's");
  }

  @Test
  void older_tables_are_no_fault_because_a_start_migrates_them() {
    var login = TestDatabase.fresh();
    assertThat(Schema.refusal(login)).as("none at all").isEmpty();
    Flyway.configure().configuration(flyway(login).getConfiguration()).target("20261123.1002").load().migrate();
    assertThat(Schema.refusal(login)).as("some of them").isEmpty();
  }
}
