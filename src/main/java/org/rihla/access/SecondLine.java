package org.rihla.access;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells the database in each transaction whose eyes it has ({@link Sight}), before the first statement and again whenever somebody else acts. The
 * setting ends with the transaction, so that a connection which goes back to a pool has nobody's. Whoever only reads, outside of a transaction, is
 * given one for as long as the connection is lent; whoever writes there says nothing, and guarded tables refuse.
 */
final class SecondLine extends DelegatingDataSource {

  private static final String SAY = "select set_config('rihla.sight', ?, true), set_config('rihla.reader', ?, true)";
  private static final Pattern READS = Pattern.compile("\\s*(select|with)\\b(?!.*\\b(insert|update|delete)\\b).*", Pattern.DOTALL
    | Pattern.CASE_INSENSITIVE);

  private final Supplier<Sight> sight;

  SecondLine(DataSource connections, Supplier<Sight> sight) {
    super(connections);
    this.sight = sight;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return (Connection) Proxy.newProxyInstance(SecondLine.class.getClassLoader(), new Class<?>[]{Connection.class},
      new Eyes(super.getConnection()));
  }

  private final class Eyes implements InvocationHandler {

    private final Connection connection;
    /** What was said in this transaction; null before it has begun. */
    private @Nullable Sight said;
    /** Whether the transaction is one that only we began. */
    private boolean ours;

    Eyes(Connection connection) { this.connection = connection; }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
      switch (method.getName()) {
        case "prepareStatement" -> say(arguments != null && arguments[0] instanceof String sql ? sql : "");
        case "createStatement", "prepareCall" -> say("");
        case "commit", "rollback", "setAutoCommit" -> said = null;
        case "close" -> end();
        case "equals" -> {
          return arguments != null && proxy == arguments[0];
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        default -> {
        }
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void say(String sql) throws SQLException {
      var now = sight.get();
      if (connection.getAutoCommit()) {
        if (now.reach() == Sight.Reach.UNKNOWN || !READS.matcher(sql).matches()) return;
        connection.setAutoCommit(false);
        ours = true;
      }
      if (now.equals(said)) return;
      try (var statement = connection.prepareStatement(SAY)) {
        statement.setString(1, now.word());
        statement.setString(2, now.reader());
        statement.execute();
      }
      said = now;
    }

    /** Nothing was written in it. */
    private void end() throws SQLException {
      if (!ours || connection.isClosed()) return;
      ours = false;
      said = null;
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
