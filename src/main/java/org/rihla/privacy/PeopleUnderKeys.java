package org.rihla.privacy;

import java.util.List;
import java.util.UUID;
import org.rihla.values.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under which keys of the key file people's own keys are, sealed or not: known without opening any. */
final class PeopleUnderKeys {

  private PeopleUnderKeys() {}

  /**
   * Those under one key.
   *
   * @param somebody any one of them
   * @param wrapped that one's key, which only the right key of a key file opens
   */
  record Group(PersonId somebody, String drawer, byte[] wrapped, long people) {

    boolean isUnder(int key) { return KeySet.isUnder(key, wrapped); }

    boolean opensWith(KeyRing ring) {
      try {
        ring.unwrap(wrapped, Seals.place(somebody, drawer));
        return true;
      } catch (Unreadable underNoneOfThem) {
        return false;
      }
    }
  }

  static List<Group> read(JdbcClient db) {
    return db.sql(
      """
        select one.person_id, one.compartment, one.wrapped, each_key.people
        from (select substring(wrapped from 1 for 5) as mark, count(distinct person_id) filter (where person_id <> ?) as people from privacy.person_key group by 1) each_key
        cross join lateral (
          select person_id, compartment, wrapped from privacy.person_key where substring(wrapped from 1 for 5) = each_key.mark limit 1) one""")
      .param(Seals.NOBODY.value())
      .query((row, _) -> new Group(new PersonId(row.getObject(1, UUID.class)), row.getString(2), row.getBytes(3), row.getLong(4)))
      .list();
  }

  static long people(List<Group> groups) { return groups.stream().mapToLong(Group::people).sum(); }
}
