package org.rihla;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all tables hold, in one question: how many rows, and which transactions wrote them. The same twice means that nothing was written between. */
public final class Kept {

  private Kept() {}

  /** @param tables with their schema, such as {@code casework.task}; not the audit and the ledger, which grow by being asked */
  public static Map<String, String> in(Function<String, JdbcClient.StatementSpec> ask, Predicate<String> tables,
    Map<String, String> conditions) {
    var some = ask.apply("""
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('public', 'pg_catalog', 'information_schema', 'pg_toast', 'ledger')
        and n.nspname || '.' || c.relname <> 'privacy.audit_event' order by 1""").query(String.class).list().stream().filter(tables)
      .toList();
    var kept = new TreeMap<String, String>();
    ask.apply(
      some.stream().map(table -> "select '" + table + "', count(*) || ' ' || coalesce(sum(t.xmin::text::bigint), 0) from " + table + " t "
        + conditions.getOrDefault(table, "")).collect(Collectors.joining(" union all ")))
      .query(row -> {
        kept.put(row.getString(1), row.getString(2));
      });
    if (kept.size() <= 40) throw new IllegalStateException("too few tables to say that nothing changed: " + kept.keySet());
    return kept;
  }

  public static List<String> lines(Map<String, String> kept) {
    return kept.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
  }
}
