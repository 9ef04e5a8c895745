package org.rihla.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who runs the programme, by the names that people know it by: from the configuration, else from the profile of a demonstration. Names are added to
 * and never changed, so that what was read to somebody can be read again as it was.
 */
@Repository
public class Organisation {

  /** @param id null while no text was recorded with these names */
  public record Names(@Nullable Integer id, String fr, String en, String ar) {

    public Names(String fr, String en, String ar) { this(null, fr, en, ar); }

    public String in(Language language) {
      return switch (language) {
        case FR -> fr;
        case EN -> en;
        case AR -> ar;
      };
    }

    boolean alike(Names other) { return fr.equals(other.fr) && en.equals(other.en) && ar.equals(other.ar); }
  }

  private static final String NAMED = "select id, fr, en, ar from access.organisation";

  private final JdbcClient db;
  private final @Nullable Names configured;
  private final Map<Integer, Names> known = new ConcurrentHashMap<>();

  Organisation(JdbcClient db, @Value("${rihla.organisation.fr:}") String fr, @Value("${rihla.organisation.en:}") String en,
    @Value("${rihla.organisation.ar:}") String ar) {
    this.db = db;
    this.configured = configured(fr.strip(), en.strip(), ar.strip());
  }

  /** All three or none: nobody hears another name than others do. */
  private static @Nullable Names configured(String fr, String en, String ar) {
    if (fr.isEmpty() && en.isEmpty() && ar.isEmpty()) return null;
    if (fr.isEmpty() || en.isEmpty() || ar.isEmpty())
      throw new IllegalStateException("rihla.organisation: a name in each of fr, en and ar, or none.");
    return new Names(fr, en, ar);
  }

  /** As texts name it today; empty where they name nobody. */
  public Optional<Names> today() {
    return configured == null ? newest() : Optional.of(configured);
  }

  /** The same, kept under a number with which it can be read again. */
  public @Nullable Integer numbered() {
    return today().map(names -> names.id() == null ? called(names) : names.id()).orElse(null);
  }

  /** Gives it these names from now on. @return their number */
  public int called(Names names) {
    var newest = newest().filter(names::alike);
    return newest.isPresent()
      ? Objects.requireNonNull(newest.get().id())
      : db.sql("insert into access.organisation (fr, en, ar) values (?, ?, ?) returning id").params(names.fr(), names.en(), names.ar())
        .query(Integer.class).single();
  }

  public Names get(int id) {
    return known.computeIfAbsent(id, _ -> db.sql(NAMED + " where id = ?").param(id).query(Organisation::names).single());
  }

  private Optional<Names> newest() {
    return db.sql(NAMED + " order by id desc limit 1").query(Organisation::names).optional();
  }

  private static Names names(ResultSet row, int number) throws SQLException {
    return new Names(row.getInt("id"), row.getString("fr"), row.getString("en"), row.getString("ar"));
  }
}
