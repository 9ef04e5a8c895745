package org.rihla.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The data folder of the built-in server, {@code data/<major version>/}, with its roles and its one database. */
record Cluster(Path folder, String superuserPassword, String ownerPassword, String applicationPassword, Path applicationFile) {

  static final String MAJOR = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));

  /** A new one is made where it is missing: it opens nothing but what the application may see, and the owner sets it. */
  private static final String APPLICATION = "rihla_app.password";

  static boolean exists(Path home) { return Files.isDirectory(home.resolve("data").resolve(MAJOR)); }

  /** The folder, made with initdb if there is none. A kill half-way leaves only a temporary folder. */
  static Cluster prepare(Home home, Binaries binaries) throws IOException, InterruptedException {
    var password = home.keys().resolve("postgres.password");
    if (exists(home.folder())) requirePasswords(home);
    var cluster = new Cluster(home.data().resolve(MAJOR), Secret.password(password),
      Secret.password(home.keys().resolve("rihla_owner.password")), Secret.password(home.keys().resolve(APPLICATION)),
      home.keys().resolve(APPLICATION));
    if (Files.isDirectory(cluster.folder)) return cluster;
    var temporary = home.data().resolve(".making");
    Commands.delete(temporary);
    Commands.run(List.of(binaries.program("initdb").toString(), "-D", temporary.toString(), "-U", "postgres", "-A", "scram-sha-256",
      "--pwfile=" + password, "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums",
      "--no-instructions"));
    Files.move(temporary, cluster.folder, StandardCopyOption.ATOMIC_MOVE);
    return cluster;
  }

  /** How to reach the server that another process runs on the data of this home; empty if none does. Makes nothing. */
  static Optional<Login> atWork(Path home) {
    return atWork(home, "rihla_owner");
  }

  /** The same, as the application logs in there. */
  static Optional<Login> applicationAtWork(Path home) {
    return atWork(home, "rihla_app");
  }

  private static Optional<Login> atWork(Path home, String user) {
    var state = Server.stateIn(home.resolve("data").resolve(MAJOR).resolve("postmaster.pid"));
    var password = home.resolve("keys").resolve(user + ".password");
    if (state.isEmpty() || !Files.isReadable(password)) return Optional.empty();
    try {
      return Optional.of(new Login(url(state.get().port(), "rihla"), user, Files.readString(password).trim()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** A new password would not open an old database. */
  private static void requirePasswords(Home home) {
    for (var name : List.of("postgres.password", "rihla_owner.password"))
      if (!Files.isReadable(home.keys().resolve(name)))
        throw new CannotStart("The password file " + home.keys().resolve(name) + " of the built-in database is missing or cannot be read: "
          + "put it back from your safe copy.");
  }

  Login superuser(int port) { return new Login(url(port, "postgres"), "postgres", superuserPassword); }

  Login owner(int port) { return new Login(url(port, "rihla"), "rihla_owner", ownerPassword); }

  Login application(int port) { return new Login(url(port, "rihla"), "rihla_app", applicationPassword); }

  static String url(int port, String database) { return "jdbc:postgresql://127.0.0.1:" + port + "/" + database; }

  /**
   * The owner makes and migrates the tables; the application logs in as {@code rihla_app}, which has only what migrations grant it and cannot become
   * the owner, whatever is smuggled into a statement.
   */
  void ensureDatabase(int port) throws SQLException, IOException {
    var done = folder.resolveSibling("prepared-" + MAJOR);
    if (Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(applicationFile)) >= 0) return;
    try (var connection = superuser(port).connect(); var sql = connection.createStatement()) {
      sql.execute("""
        do $$ begin
          if not exists (select from pg_roles where rolname = 'rihla_owner') then create role rihla_owner login createrole; end if;
          if not exists (select from pg_roles where rolname = 'rihla_app') then create role rihla_app nologin; end if;
        end $$""");
      sql.execute("alter role rihla_owner password '" + ownerPassword + "'"); // base64url: nothing to escape
      sql.execute("alter role rihla_app login password '" + applicationPassword + "'");
      sql.execute("grant rihla_app to rihla_owner with admin true, inherit false, set true");
      boolean missing;
      try (var found = sql.executeQuery("select from pg_database where datname = 'rihla'")) {
        missing = !found.next();
      }
      if (missing) sql.execute("create database rihla owner rihla_owner");
      sql.execute("revoke all on database rihla from public; grant connect on database rihla to rihla_app");
    }
    Files.writeString(done, "");
  }
}
