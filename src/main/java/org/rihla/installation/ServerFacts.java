package org.rihla.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a server says of itself and of the role that logs in.
 *
 * @param major version, such as 18
 * @param mayCreate whether the role may make schemas in the database, and the table of migrations in the schema public
 * @param mayActAsApp whether it may set the role rihla_app
 * @param mayGrantApp whether it may make rihla_app, or give itself the right to act as it
 * @param tablesOf who owns the tables of an earlier start if the role may not change them, otherwise empty
 */
record ServerFacts(int major, String version, String encoding, String database, boolean standby, String user, boolean superuser,
  boolean mayCreate, boolean appExists, boolean appIsSuperuser, boolean mayActAsApp, boolean mayGrantApp, String tablesOf) {

  private static final int OLDEST = 16;

  /** The oldest servers do not know the later questions. */
  private static final String VERSION = """
    select current_setting('server_version_num')::int / 10000, current_setting('server_version'), pg_encoding_to_char(d.encoding),
      quote_ident(d.datname), pg_is_in_recovery(), quote_ident(current_user), r.rolsuper
    from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user""";

  private static final String RIGHTS = """
    select has_database_privilege(current_database(), 'create')
        and coalesce((select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'public'), false),
      app.oid is not null, coalesce(app.rolsuper, false), coalesce(pg_has_role(app.oid, 'set'), false),
      case when app.oid is null then me.rolcreaterole or me.rolsuper
        else me.rolsuper or pg_has_role(app.oid, 'member with admin option') end,
      coalesce((select pg_get_userbyid(t.relowner)::text from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'public' and t.relname = 'flyway_schema_history' and not pg_has_role(t.relowner, 'usage')), '')
    from pg_roles me left join pg_roles app on app.rolname = 'rihla_app' where me.rolname = current_user""";

  static ServerFacts ask(Connection connection) throws SQLException {
    try (var sql = connection.createStatement()) {
      ServerFacts first;
      try (var row = sql.executeQuery(VERSION)) {
        row.next();
        first = new ServerFacts(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5), row.getString(6),
          row.getBoolean(7), false, false, false, false, false, "");
      }
      if (first.major < OLDEST) return first;
      try (var row = sql.executeQuery(RIGHTS)) {
        row.next();
        return new ServerFacts(first.major, first.version, first.encoding, first.database, first.standby, first.user, first.superuser,
          row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4), row.getBoolean(5), row.getString(6));
      }
    }
  }

  /** Why Rihla cannot work there: one sentence with what the administrator of the server does about it. */
  Optional<String> refusal(Login login) {
    if (major < OLDEST) return Optional.of("The server of " + login.address() + " is PostgreSQL " + version + ": use 16 or later.");
    if (standby) return Optional.of("The database " + login.address() + " is a standby and takes no changes: name its primary server.");
    if (!encoding.equals("UTF8"))
      return Optional.of("The database " + login.address() + " keeps text as " + encoding
        + ": make one with: create database … encoding 'UTF8' template template0;");
    if (user.equals("rihla_app"))
      return Optional.of("RIHLA_DB_USER must be the owner of the database, not rihla_app: the application may not own its tables.");
    if (!tablesOf.isEmpty())
      return Optional.of("The tables in " + login.address() + " belong to " + tablesOf + ": set RIHLA_DB_USER to it, not to " + user + ".");
    if (!mayCreate)
      return Optional.of(user + " may not make tables in " + login.address()
        + ": set RIHLA_DB_USER to the owner of that database, or let the administrator of the server run: create database rihla owner "
        + user
        + ";");
    if (appIsSuperuser)
      return Optional.of("The role rihla_app must have no power of its own: let the administrator of the server run: "
        + "alter role rihla_app nosuperuser;");
    if (mayActAsApp || mayGrantApp) return Optional.empty();
    return Optional.of((appExists
      ? user + " may not act as the role rihla_app"
      : "There is no role rihla_app yet, and " + user
        + " may not make it")
      + ": let the administrator of the server run: " + (appExists ? "" : "create role rihla_app nologin; ")
      + "grant rihla_app to " + user + ";");
  }
}
