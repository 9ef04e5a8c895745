package org.rihla.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seal;
import org.rihla.privacy.Seals;
import org.rihla.values.Country;
import org.rihla.values.Ids;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The papers a person holds or once held. */
@Repository
public class Papers {

  /** @param type and {@code location} of the code lists {@code paper_type} and {@code paper_location} */
  public record Paper(String type, String number, Country issuer, @Nullable LocalDate issuedOn, @Nullable LocalDate expiresOn,
    String location) {

    /** Whether it is at hand: lost, stolen or elsewhere, nobody travels with it. */
    public boolean isHeld() {
      return HELD.contains(location);
    }
  }

  private static final String NUMBER = "people.paper.number";
  private static final Set<String> HELD = Set.of("WITH_APPLICANT", "AT_IOM");

  /** With these one can travel; of the code list {@code paper_type}. */
  public static final Set<String> TO_TRAVEL_WITH = Set.of("PASSPORT", "LAISSEZ_PASSER", "EMERGENCY_TRAVEL_CERTIFICATE", "ECOWAS_CARD",
    "REFUGEE_TRAVEL_DOC",
    "ICRC_TRAVEL_DOC");

  private final JdbcClient db;
  private final Seals seals;

  Papers(JdbcClient db, Seals seals) {
    this.db = db;
    this.seals = seals;
  }

  public void add(PersonId holder, Paper paper) {
    var id = Ids.next();
    db.sql(
      "insert into people.paper (id, person_id, type, number, issuer, issued_on, expires_on, location) values (?, ?, ?, ?, ?, ?, ?, ?)")
      .params(id, holder.value(), paper.type(), seals.of(holder).close(paper.number(), Place.of(NUMBER, id)),
        paper.issuer().code(),
        paper.issuedOn(), paper.expiresOn(), paper.location())
      .update();
  }

  /** Whether this very paper is recorded of another of them: nobody travels with somebody else's. */
  public boolean isOfAnother(Paper paper, PersonId holder, Collection<PersonId> among) {
    return of(among).entrySet().stream().filter(each -> !each.getKey().equals(holder)).flatMap(each -> each.getValue().stream())
      .anyMatch(each -> each.type().equals(paper.type()) && each.issuer().equals(paper.issuer()) && plain(each).equals(plain(paper)));
  }

  private static String plain(Paper paper) { return paper.number().replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT); }

  /** Those of each of them, in the order in which they were recorded; who has none is not among them. */
  public Map<PersonId, List<Paper>> of(Collection<PersonId> holders) {
    var keys = seals.of(holders);
    var found = new HashMap<PersonId, List<Paper>>();
    db.sql(
      "select id, person_id, type, number, issuer, issued_on, expires_on, location from people.paper where person_id = any(?) order by id")
      .param(holders.stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
        var holder = new PersonId(row.getObject("person_id", UUID.class));
        var seal = keys.of(holder, Compartment.IDENTITY);
        if (seal.isPresent()) found.computeIfAbsent(holder, _ -> new ArrayList<>()).add(paper(row, seal.get()));
      });
    return found;
  }

  private static Paper paper(ResultSet row, Seal seal) throws SQLException {
    return new Paper(row.getString("type"),
      Objects.requireNonNull(seal.open(row.getBytes("number"), Place.of(NUMBER, row.getObject("id", UUID.class)))),
      new Country(row.getString("issuer")), row.getObject("issued_on", LocalDate.class), row.getObject("expires_on", LocalDate.class),
      row.getString("location"));
  }
}
