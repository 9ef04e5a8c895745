package org.rihla.documents;

import java.time.Instant;
import java.util.UUID;
import org.rihla.access.Compartment;
import org.rihla.database.CaseRows;
import org.rihla.database.Row;
import org.rihla.privacy.Place;
import org.rihla.values.PersonId;

/**
 * The scan of something that somebody signed.
 *
 * @param kind and row: what was signed
 * @param part which of the signer's keys closes it
 * @param bytes before it was closed
 * @param file its number in the {@link Cabinet}; key: what opens it, itself closed
 */
record Scan(UUID id, PersonId signer, String kind, UUID row, Compartment part, Type type, int bytes, UUID file, byte[] key, State state,
  Instant addedAt, UUID addedBy) {

  enum State {
    KEPT,
    /** Nobody could look for malware: it is not opened. */
    WAITING,
    /** Malware was found later; the file is gone. */
    MALWARE,
    /** Somebody took it away, and the file is gone: why stands in the history. */
    TAKEN_AWAY,
    /** The person was forgotten; the file is gone. */
    FORGOTTEN
  }

  static final String KEY = "documents.scan.file_key";

  /** As {@link #read} reads them. */
  static final String ROWS = """
    select id, person_id, kind, about_id, compartment, type, bytes, file, file_key, state, added_at, added_by from documents.scan
    """;

  static final CaseRows<Scan> OF_CASE = new CaseRows<>(ROWS + "where case_id = ? order by id", Scan::read);

  static Scan read(Row row) throws java.sql.SQLException {
    return new Scan(row.id(1), row.person(2), row.text(3), row.id(4), row.code(5, Compartment.class), row.code(6, Type.class), row.count(7),
      row.id(8), row.closed(9), row.code(10, State.class), row.moment(11), row.id(12));
  }

  Place place() { return place(id); }

  /** What its key, and the file itself, are bound to. */
  static Place place(UUID id) {
    return Place.of(KEY, id);
  }

  /** A few signs that tell it from the others of its case. */
  String mark() { return id.toString().substring(30); }

  /** Sealed as a child's words are: whoever added it is told that it is kept, also where they cannot open it. */
  boolean isClosedTo(UUID whoever) {
    return isThere() && part == Compartment.CHILD && addedBy.equals(whoever);
  }

  boolean isThere() { return state == State.KEPT || state == State.WAITING; }
}
