package org.rihla.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rihla.access.Forbidden;
import org.rihla.access.Role;

/** Many at the same moment, more than there are connections to the database. */
class AllAtOnceTest extends AtWork {

  private static final int MANY = 48;

  @Test
  void whoever_tries_what_is_not_theirs_is_written_down_also_when_everybody_tries_at_once() throws Exception {
    var family = Family.registered(p);
    var start = new CyclicBarrier(MANY);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var trying = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < MANY; i++) trying.add(threads.submit((Callable<Boolean>) () -> {
        start.await();
        return forbidden(family);
      }));
      for (var each : trying) assertThat(each.get()).isTrue();
    }
    assertThat(p.db.sql("select count(*) from privacy.audit_event where about_id = ? and outcome = 'DENIED'").param(family.id.value())
      .query(Integer.class).single()).isEqualTo(MANY);
  }

  private static boolean forbidden(Family family) {
    try {
      family.as(Role.RETURN_COUNSELLOR, () -> family.programme.moves.approve(family.id));
      return false;
    } catch (Forbidden _) {
      return true;
    }
  }
}
