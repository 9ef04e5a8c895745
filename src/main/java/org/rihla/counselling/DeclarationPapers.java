package org.rihla.counselling;

import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.ReturnCase;
import org.rihla.documents.SignedPapers;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The declaration itself, signed. A child's names a guardian, and says what the child wants: its scan is for those who are named for {@code CHILD}, although
 * readers of {@code NOTES} read on the page what was declared. Of whoever else added it the page says that it is kept, and no more.
 */
@Component
class DeclarationPapers implements SignedPapers {

  static final String KIND = "declaration";

  private final JdbcClient db;

  DeclarationPapers(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String kind() { return KIND; }

  @Override
  public Act adding() { return Act.DECLARE; }

  @Override
  public Compartment part() { return Compartment.NOTES; }

  @Override
  public Optional<Paper> find(ReturnCase of, UUID row) {
    return db.sql("""
      select person_id, guardian is not null or childs_view is not null from counselling.statement
      where id = ? and case_id = ? and kind in ('DECLARED', 'CHILD_REFUSED')""").params(row, of.id().value())
      .query((columns, _) -> new Paper(new PersonId(columns.getObject(1, UUID.class)),
        columns.getBoolean(2) ? Compartment.CHILD : Compartment.NOTES))
      .optional();
  }
}
