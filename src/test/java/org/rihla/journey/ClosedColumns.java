package org.rihla.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rihla.AllRows;
import org.rihla.access.Compartment;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;

/** Every column that is encrypted, written down a second time: what tells its rows apart, whose key closes it, and which of their keys. */
final class ClosedColumns {

  /** @param from what follows "select row, person, compartment, column", as columns and the rest of the statement */
  private record Where(String row, String person, String compartment, String from) {
  }

  private static final String NONE = "'IDENTITY'";
  private static final Map<String, Where> WHERE = new LinkedHashMap<>();

  private static void of(String table, String person, String compartment, String... columns) {
    for (var column : columns) WHERE.put(table + "." + column, new Where("id::text", person, compartment, column + " from " + table));
  }

  static {
    of("people.person", "id", NONE, "family_name", "given_names", "name_in_script", "birth_date", "telephone", "address", "place_of_return",
      "contact_in_origin");
    of("people.paper", "person_id", NONE, "number");
    of("people.correction", "person_id", NONE, "before", "reason");
    of("casework.ineligibility", "closed_for", NONE, "words");
    of("casework.return_case", "closure_words_of", NONE, "closure_words");
    of("casework.emergency", "closed_for", NONE, "words", "review");
    of("casework.conflict", "closed_for", NONE, "words");
    of("casework.transfer", "reason_of", NONE, "reason");
    of("privacy.consent", "person_id", NONE, "witness");
    of("assistance.handed", "person_id", NONE, "words");
    of("documents.scan", "person_id", "compartment", "file_key");
    of("portal.wish", "person_id", NONE, "words", "answer");
    of("casework.safeguard_override", "closed_for", NONE, "reason"); // of those planted here; some are closed with a sealed key
    of("casework.sealed_reader", "closed_for", "compartment", "reason");
    of("counselling.statement", "person_id", "'CHILD'", "guardian", "mandate", "childs_view");
    of("counselling.statement", "person_id", NONE, "witness");
    of("protection.finding", "person_id", "case when kind in ('SCREENING', 'PROTECTION_RESOLUTION', 'SECURITY_RISK', 'REFLECTION_PERIOD') "
      + "then 'TRAFFICKING' else 'CHILD' end", "story");
    of("protection.hold", "closed_for", "'TRAFFICKING'", "story");
    of("protection.determination", "person_id", "'CHILD'", "reasons");
    WHERE.put("protection.panel_member.reason", new Where("m.determination_id || '/' || m.staff_id", "d.person_id", "'CHILD'",
      "m.reason from protection.panel_member m join protection.determination d on d.id = m.determination_id"));
    of("health.examination", "person_id", "'HEALTH'", "story");
    of("health.continuity", "person_id", "'HEALTH'", "facility");
    of("travel.escort", "person_id", NONE, "name");
    of("reintegration.activity", "person_id", NONE, "description");
    of("reintegration.agreement", "closed_for", NONE, "witness");
    of("monitoring.survey", "person_id", NONE, "answers");
    of("privacy.erasure", "person_id", NONE, "reason");
    of("privacy.retention_hold", "person_id", NONE, "reason");
    of("signin.passkey", "staff_id", NONE, "name");
    WHERE.put("drafts.draft.typed", new Where("address", "staff_id", NONE, "typed from drafts.draft"));
    WHERE.put("signin.second_factor.secret", new Where("staff_id::text", "staff_id", NONE, "secret from signin.second_factor"));
  }

  /** One closed value where it stands. */
  record Closed(Place place, PersonId person, Compartment compartment, byte[] bytes) {

    String open(Seals seals) { return open(seals, place); }

    String open(Seals seals, Place at) { return Objects.requireNonNull(seals.of(person, compartment).open(bytes, at)); }
  }

  private ClosedColumns() {}

  static List<String> names() { return List.copyOf(WHERE.keySet()); }

  static List<Closed> of(String column, AllRows db) {
    var where = Objects.requireNonNull(WHERE.get(column), column);
    var found = new ArrayList<Closed>();
    db.sql("select " + where.row() + ", " + where.person() + ", " + where.compartment() + ", " + where.from()).query(row -> {
      if (row.getBytes(4) != null)
        found.add(new Closed(new Place(column, row.getString(1)), new PersonId(row.getObject(2, UUID.class)),
          Compartment.valueOf(row.getString(3)), row.getBytes(4)));
    });
    return found;
  }
}
