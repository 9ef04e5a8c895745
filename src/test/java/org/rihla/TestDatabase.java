package org.rihla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.rihla.installation.CannotStart;
import org.rihla.installation.EmbeddedPostgres;
import org.rihla.installation.Home;
import org.rihla.installation.Login;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for all tests of this JVM, kept in a folder of target/test-home, and a new empty database for whoever asks. A Spring test needs to do
 * nothing: each new context gets a home and a database of its own, unless it names a {@code rihla.home}. Named in META-INF/spring.factories.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Path ROOT = Path.of("target", "test-home", System.getProperty("test.fork", "1"));

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();
  }

  /** All migrations, once for this JVM: a copy is there in a tenth of the time that they take. */
  private static final class Migrated {
    static final Login TEMPLATE = migrate();

    private static Login migrate() {
      var login = fresh();
      Flyway.configure().dataSource(login.url(), login.user(), login.password()).locations("classpath:db/migration").load().migrate();
      return login;
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getEnvironment().containsProperty("rihla.home")) return;
    var database = migrated();
    ((GenericApplicationContext) context).registerBean(AllRows.class, () -> new AllRows(database));
    if (!context.getEnvironment().getProperty(QuickPasswords.NOT_HERE, Boolean.class, false))
      context.getBeanFactory().addBeanPostProcessor(new QuickPasswords());
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", Map.of("rihla.home", newHome().toString(),
      "rihla.database.url", database.url(), "rihla.database.user", database.user(), "rihla.database.password", database.password(),
      "rihla.database.app-password", Shared.SERVER.application().password(),
      "spring.datasource.hikari.minimum-idle", 0, "spring.datasource.hikari.idle-timeout", 10_000))); // many pools share forty connections
  }

  /** Of the role as which the application logs in. */
  public static String applicationPassword() {
    return Shared.SERVER.application().password();
  }

  /** An empty database, owned by the user of this login. */
  public static Login fresh() { return copyOf("template1"); }

  /** A database with all tables of this build and nothing in them. */
  public static Login migrated() {
    var url = Migrated.TEMPLATE.url();
    return copyOf(url.substring(url.lastIndexOf('/') + 1));
  }

  private static Login copyOf(String template) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    var owner = Shared.SERVER.owner();
    // nobody misses a test after a power cut
    asAdministrator("create database " + name + " template " + template + " owner " + owner.user(),
      "alter database " + name + " set synchronous_commit = off");
    return new Login(owner.url().replaceAll("/rihla$", "/" + name), owner.user(), owner.password());
  }

  /** An empty database that belongs to a new role with these attributes, such as {@code createrole}, as an administrator would make them. */
  public static Login ownedBy(String attributes) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    asAdministrator("create role " + name + " login password 'known' " + attributes, "create database " + name + " owner " + name);
    return new Login(Shared.SERVER.owner().url().replaceAll("/rihla$", "/" + name), name, "known");
  }

  /** What the administrator of the server does. */
  public static void asAdministrator(String... statements) {
    try (var connection = Shared.SERVER.superuser().connect(); var sql = connection.createStatement()) {
      for (var statement : statements) sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder that no other test uses, not made yet. */
  public static Path newHome() {
    return ROOT.resolve(UUID.randomUUID().toString()).toAbsolutePath();
  }

  /** Old homes and databases go first: they are worth looking at only until the next run. */
  private static EmbeddedPostgres start() {
    var server = EmbeddedPostgres.start(home()); // its guard ends it with this JVM
    try (var connection = server.superuser().connect(); var sql = connection.createStatement()) {
      var old = new ArrayList<String>();
      try (var found = sql.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
        while (found.next()) old.add(found.getString(1));
      }
      for (var name : old) sql.execute("drop database " + name);
      var roles = new ArrayList<String>();
      try (var found = sql.executeQuery("select rolname from pg_roles where rolname like 'test\\_%'")) {
        while (found.next()) roles.add(found.getString(1));
      }
      for (var name : roles) sql.execute("drop role " + name);
      for (var login : List.of(server.owner(), server.application(), server.superuser())) // thousands of rounds at each of many connections protect nobody here
        sql.execute("set scram_iterations = 1; alter role " + login.user() + " password '" + login.password() + "'");
      return server;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Home home() {
    try {
      Files.createDirectories(ROOT);
      var shared = Home.open(ROOT.resolve("shared"));
      try (var old = Files.list(ROOT)) {
        for (var folder : old.filter(found -> found.getFileName().toString().length() == 36).toList())
          FileSystemUtils.deleteRecursively(folder);
      }
      return shared;
    } catch (CannotStart _) {
      return Home.open(newHome()); // another test JVM has it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
