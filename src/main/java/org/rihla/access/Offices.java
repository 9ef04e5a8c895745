package org.rihla.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rihla.values.Country;
import org.rihla.values.OfficeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offices. Few, and seldom changed. */
@Repository
public class Offices {

  private static final String COLUMNS = "select code, kind, parent, country, time_zone, languages, currency from access.office";

  private final JdbcClient db;
  private final Map<OfficeCode, Office> known = new ConcurrentHashMap<>();

  Offices(JdbcClient db) {
    this.db = db;
  }

  public List<Office> all() { return db.sql(COLUMNS + " order by kind, code").query(Offices::office).list(); }

  public Optional<Office> find(OfficeCode code) {
    return db.sql(COLUMNS + " where code = ?").param(code.value()).query(Offices::office).optional();
  }

  /** One that is known to be there. An office never changes once it is open, so each is read once. */
  public Office get(OfficeCode code) {
    return known(code).orElseThrow();
  }

  Optional<Office> known(OfficeCode code) {
    return Optional.ofNullable(known.computeIfAbsent(code, _ -> find(code).orElse(null)));
  }

  public Optional<Office> ofOrigin(Country country) {
    return db.sql(COLUMNS + " where kind = 'ORIGIN' and country = ?").param(country.code()).query(Offices::office).optional();
  }

  /** Opens the office, or leaves it as it is. */
  public void open(Office office) {
    db.sql("""
      insert into access.office (code, kind, parent, country, time_zone, languages, currency) values (?, ?, ?, ?, ?, ?, ?)
      on conflict (code) do nothing""")
      .params(office.code().value(), office.kind().name(), office.parent() == null ? null : office.parent().value(),
        office.country().code(),
        office.zone().getId(), office.languages().toArray(String[]::new), office.currency())
      .update();
  }

  private static Office office(ResultSet row, int number) throws SQLException {
    var parent = row.getString("parent");
    return new Office(new OfficeCode(row.getString("code")), Office.Kind.valueOf(row.getString("kind")),
      parent == null ? null : new OfficeCode(parent),
      new Country(row.getString("country")), ZoneId.of(row.getString("time_zone")),
      List.of((String[]) row.getArray("languages").getArray()),
      row.getString("currency"));
  }
}
