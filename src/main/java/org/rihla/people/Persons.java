package org.rihla.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Compartment;
import org.rihla.people.Identity.Precision;
import org.rihla.people.Identity.Sex;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seal;
import org.rihla.privacy.Seals;
import org.rihla.values.Country;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The persons, each closed with a key of their own. Whoever asks has been allowed to: the use case checks its case first. */
@Repository
public class Persons {

  private static final String IDENTITY = """
    select id, family_name, given_names, name_in_script, sex, birth_date, birth_precision, nationality, marital_status, language from people.person""";

  private static final String REACHABLE = """
    select id, family_name, given_names, name_in_script, sex, birth_date, birth_precision, nationality, marital_status, language,
      telephone, safe_to_call, address, place_of_return, contact_in_origin from people.person""";

  private final JdbcClient db;
  private final Seals seals;
  private final IdentityIndex index;
  private final Clock clock;

  Persons(JdbcClient db, Seals seals, IdentityIndex index, Clock clock) {
    this.db = db;
    this.seals = seals;
    this.index = index;
    this.clock = clock;
  }

  /** @param invented marks a person of a demonstration */
  public PersonId register(Identity who, Contact contact, boolean invented) {
    var id = PersonId.next();
    var seal = seals.create(id);
    db.sql(
      """
        insert into people.person (id, family_name, given_names, name_in_script, sex, birth_date, birth_precision, nationality, marital_status, language,
          telephone, safe_to_call, address, place_of_return, contact_in_origin, invented, registered_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
      .params(id.value(), seal.close(who.familyName(), at("family_name", id)),
        seal.close(who.givenNames(), at("given_names", id)),
        seal.close(who.nameInScript(), at("name_in_script", id)), who.sex().name(),
        seal.close(who.birthDate().toString(), at("birth_date", id)),
        who.birthPrecision().name(), who.nationality().code(), who.maritalStatus(), who.language(),
        seal.close(contact.telephone(), at("telephone", id)), contact.safeToCall(),
        seal.close(contact.address(), at("address", id)),
        seal.close(contact.placeOfReturn(), at("place_of_return", id)),
        seal.close(contact.contactInOrigin(), at("contact_in_origin", id)),
        invented, Timestamp.from(clock.instant()))
      .update();
    index.putAfterCommit(id, who, contact);
    return id;
  }

  public void changeContact(PersonId id, Contact contact) {
    var seal = seals.of(id);
    db.sql(
      "update people.person set telephone = ?, safe_to_call = ?, address = ?, place_of_return = ?, contact_in_origin = ?, version = version + 1 where id = ?")
      .params(seal.close(contact.telephone(), at("telephone", id)), contact.safeToCall(),
        seal.close(contact.address(), at("address", id)),
        seal.close(contact.placeOfReturn(), at("place_of_return", id)),
        seal.close(contact.contactInOrigin(), at("contact_in_origin", id)), id.value())
      .update();
    find(id).ifPresent(who -> index.putAfterCommit(id, who, contact));
  }

  /** What stood there before is noted by {@link Corrections}. */
  public void correct(PersonId id, Identity who) {
    var seal = seals.of(id);
    db.sql("""
      update people.person set family_name = ?, given_names = ?, name_in_script = ?, sex = ?, birth_date = ?, birth_precision = ?,
        nationality = ?, marital_status = ?, language = ?, version = version + 1 where id = ?""")
      .params(seal.close(who.familyName(), at("family_name", id)), seal.close(who.givenNames(), at("given_names", id)),
        seal.close(who.nameInScript(), at("name_in_script", id)), who.sex().name(),
        seal.close(who.birthDate().toString(), at("birth_date", id)), who.birthPrecision().name(), who.nationality().code(),
        who.maritalStatus(), who.language(), id.value())
      .update();
    index.putAfterCommit(id, who, contact(id));
  }

  /** How often each was changed. */
  public Map<PersonId, Integer> versions(Collection<PersonId> ids) {
    return versions("select id, version from people.person where id = any(?)", ids);
  }

  /** The same; and until the end of the transaction nobody else changes them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<PersonId, Integer> lock(Collection<PersonId> ids) {
    return versions("select id, version from people.person where id = any(?) order by id for update", ids);
  }

  private Map<PersonId, Integer> versions(String sql, Collection<PersonId> ids) {
    var found = new HashMap<PersonId, Integer>();
    db.sql(sql).param(ids.stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
      found.put(new PersonId(row.getObject(1, UUID.class)), row.getInt(2));
    });
    return found;
  }

  public Optional<Identity> find(PersonId id) { return Optional.ofNullable(identities(List.of(id)).get(id)); }

  /** Those of them that can be read. */
  public Map<PersonId, Identity> identities(Collection<PersonId> ids) {
    return read(IDENTITY, ids, Persons::identity);
  }

  /** Somebody, and how to reach them. */
  public record Reachable(Identity identity, Contact contact) {
  }

  /** Those of them that can be read. */
  public Map<PersonId, Reachable> reachable(Collection<PersonId> ids) {
    return read(REACHABLE, ids, (row, seal) -> new Reachable(identity(row, seal), contact(row, seal)));
  }

  /** Opens one row with the key of its person. */
  private interface Opening<T> {
    T open(ResultSet row, Seal seal) throws SQLException;
  }

  private <T> Map<PersonId, T> read(String columns, Collection<PersonId> ids, Opening<T> opening) {
    var keys = seals.of(ids);
    var found = new HashMap<PersonId, T>();
    db.sql(columns + " where id = any(?)").param(ids.stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
      var id = new PersonId(row.getObject("id", UUID.class));
      var seal = keys.of(id, Compartment.IDENTITY);
      if (seal.isPresent()) found.put(id, opening.open(row, seal.get()));
    });
    return found;
  }

  public Contact contact(PersonId id) {
    var seal = seals.of(id);
    return db.sql("select id, telephone, safe_to_call, address, place_of_return, contact_in_origin from people.person where id = ?")
      .param(id.value())
      .query((row, _) -> contact(row, seal)).single();
  }

  static Identity identity(ResultSet row, Seal seal) throws SQLException {
    return new Identity(open(seal, row, "family_name"), open(seal, row, "given_names"), maybe(seal, row, "name_in_script"),
      Sex.valueOf(row.getString("sex")), LocalDate.parse(open(seal, row, "birth_date")),
      Precision.valueOf(row.getString("birth_precision")),
      new Country(row.getString("nationality")), row.getString("marital_status"), row.getString("language"));
  }

  static Contact contact(ResultSet row, Seal seal) throws SQLException {
    return new Contact(maybe(seal, row, "telephone"), row.getBoolean("safe_to_call"), maybe(seal, row, "address"),
      maybe(seal, row, "place_of_return"), maybe(seal, row, "contact_in_origin"));
  }

  private static String open(Seal seal, ResultSet row, String column) throws SQLException {
    var text = maybe(seal, row, column);
    if (text == null) throw new IllegalStateException(column + " is required");
    return text;
  }

  private static @Nullable String maybe(Seal seal, ResultSet row, String column) throws SQLException {
    return seal.open(row.getBytes(column), at(column, new PersonId(row.getObject("id", UUID.class))));
  }

  private static Place at(String column, PersonId id) { return Place.of("people.person." + column, id.value()); }
}
