package org.rihla.casework;

import java.util.UUID;
import org.rihla.database.CaseRows;
import org.rihla.privacy.Place;
import org.rihla.privacy.Seals;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why a case was closed, in somebody's own words: beside the reason of the list, and for some of them never without ({@link Closure}). */
@Repository
class ClosingWords {

  static final String WORDS = "casework.return_case.closure_words";

  private final Seals seals;
  private final JdbcClient db;

  ClosingWords(Seals seals, JdbcClient db) {
    this.seals = seals;
    this.db = db;
  }

  /** Closed with the key of the principal, or of the first of the group who is not forgotten. */
  void write(ReturnCase of, String words) {
    var by = seals.firstOf(of.members(), of.principal());
    db.sql("update casework.return_case set closure_words = ?, closure_words_of = ? where id = ?")
      .params(seals.of(by).close(words, Place.of(WORDS, of.id().value())), by.value(), of.id().value()).update();
  }

  record Written(UUID id, byte[] words, PersonId closedFor) {
  }

  static final CaseRows<Written> WRITTEN = new CaseRows<>(
    "select id, closure_words, closure_words_of from casework.return_case where id = ? and closure_words is not null",
    row -> new Written(row.id(1), row.closed(2), row.person(3)));
}
