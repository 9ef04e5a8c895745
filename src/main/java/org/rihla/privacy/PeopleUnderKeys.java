package org.rihla.privacy;

import java.util.List;
import java.util.UUID;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under which keys of the key file people's own keys are: known without opening any. */
final class PeopleUnderKeys {

  private PeopleUnderKeys() {}

  /**
   * Those under one key.
   *
   * @param somebody any one of them
   * @param wrapped that one's key, which only the right key of a key file opens
   */
  record Group(PersonId somebody, byte[] wrapped, long people) {

    boolean isUnder(int key) { return KeySet.isUnder(key, wrapped); }

    boolean opensWith(KeyRing ring) {
      try {
        ring.unwrap(wrapped, Seals.place(somebody));
        return true;
      } catch (Unreadable underNoneOfThem) {
        return false;
      }
    }
  }

  static List<Group> read(JdbcClient db) {
    return db.sql("""
      select distinct on (substring(wrapped from 1 for 5)) person_id, wrapped,
        count(*) over (partition by substring(wrapped from 1 for 5))
      from privacy.person_key""").query((row, _) -> new Group(new PersonId(row.getObject(1, UUID.class)), row.getBytes(2), row.getLong(3)))
      .list();
  }

  static long people(List<Group> groups) { return groups.stream().mapToLong(Group::people).sum(); }
}
