package org.rihla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.AllRows;
import org.rihla.access.Act;
import org.rihla.access.Actor;
import org.rihla.access.Role;
import org.rihla.privacy.Audit;
import org.rihla.values.Ids;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class SealerTest {

  private static final Actor COUNSELLOR = new Actor(StaffId.next(), "return-counsellor.rba", Role.RETURN_COUNSELLOR, new OfficeCode("RBA"));

  @Autowired
  Sealer sealer;
  @Autowired
  SigningKey key;
  @Autowired
  Audit audit;
  @Autowired
  AllRows db;
  @Autowired
  JdbcClient application;
  @Autowired
  PlatformTransactionManager transactions;

  private UUID done() {
    var about = Ids.next();
    try {
      COUNSELLOR.doing(() -> {
        audit.record(Act.COUNSEL, about, null, "DONE", "COUNSELLED PROCEED");
        return null;
      });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return about;
  }

  private List<UUID> sealed() {
    return db.sql("select about_id from ledger.entry e join privacy.audit_event a on a.id = e.event_id order by sequence").query(UUID.class)
      .list();
  }

  private List<Hash> leaves() {
    return db.sql("select leaf from ledger.entry e join privacy.audit_event a on a.id = e.event_id order by sequence")
      .query((row, _) -> new Hash(row.getBytes(1))).list();
  }

  private void assertWhole() {
    var sequence = db.sql("select sequence from ledger.entry order by sequence").query(Long.class).list();
    assertThat(sequence).containsExactlyElementsOf(IntStream.range(0, sequence.size()).mapToObj(Long::valueOf).toList());
    assertThat(sequence).hasSize(db.sql("select count(*) from privacy.audit_event").query(Integer.class).single());
    var leaves = leaves();
    var checkpoints = db.sql("select size, root from ledger.checkpoint order by size")
      .query((row, _) -> row.getInt(1) + " " + row.getString(2))
      .list();
    assertThat(checkpoints).isNotEmpty().allSatisfy(checkpoint -> assertThat(checkpoint)
      .isEqualTo(Integer.parseInt(checkpoint.split(" ")[0]) + " "
        + java.util.Base64.getEncoder()
          .encodeToString(Merkle.root(leaves.subList(0, Integer.parseInt(checkpoint.split(" ")[0]))).bytes())));
    assertThat(checkpoints.getLast()).startsWith(leaves.size() + " ");
  }

  @Test
  void what_was_done_is_sealed_once_and_the_checkpoint_is_signed() {
    done();
    done();
    var note = sealer.seal().orElseThrow();
    assertThat(key.key().signed(Checkpoint.parse(note))).isTrue();
    assertThat(sealer.seal()).as("nothing new").isEmpty();
    done();
    assertThat(Checkpoint.parse(sealer.seal().orElseThrow()).size()).isEqualTo(Checkpoint.parse(note).size() + 1);
    assertWhole();
  }

  /** Otherwise it would stand behind what others have kept already, or nowhere. */
  @Test
  void what_began_earlier_and_ends_later_is_waited_for() throws Exception {
    var written = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var slow = threads.submit(() -> new TransactionTemplate(transactions).execute(_ -> {
        var about = done();
        written.countDown();
        try {
          mayEnd.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return about;
      }));
      written.await();
      var quick = done();
      sealer.seal();
      assertThat(sealed()).as("nothing that began after one that still runs").doesNotContain(quick);
      mayEnd.countDown();
      var first = slow.get();
      sealer.seal();
      assertThat(sealed()).containsSubsequence(first, quick);
    }
    assertWhole();
  }

  @Test
  void many_write_and_two_seal_and_each_entry_has_one_place() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      var writing = IntStream.range(0, 4).<Future<?>>mapToObj(_ -> threads.submit(() -> IntStream.range(0, 60).forEach(number -> {
        if (number % 3 > 0) done();
        else new TransactionTemplate(transactions).executeWithoutResult(deed -> {
          done();
          done();
          if (number % 2 == 0) deed.setRollbackOnly();
        });
      }))).toList();
      var sealing = IntStream.range(0, 2).<Future<?>>mapToObj(_ -> threads.submit(() -> IntStream.range(0, 40).forEach(_ -> sealer.seal())))
        .toList();
      for (var each : writing) each.get();
      for (var each : sealing) each.get();
    }
    sealer.seal();
    assertWhole();
  }

  @Test
  void on_another_server_where_transactions_are_counted_anew_nothing_is_passed_over() {
    done();
    sealer.seal();
    db.sql("update ledger.head set sealed_to = '9000000000000000000'").update(); // as if it came from a busier server
    done();
    sealer.seal();
    assertWhole();
    assertThat(db.sql("select sealed_to::text::numeric < 9000000000000000000 from ledger.head").query(Boolean.class).single()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"update ledger.entry set sequence = sequence + 1", "delete from ledger.entry", "truncate ledger.entry",
    "update ledger.checkpoint set signature = ''", "delete from ledger.checkpoint", "truncate ledger.checkpoint", "delete from ledger.head",
    "insert into ledger.head (size, edge, sealed_to) values (0, '', '0')", "update privacy.audit_event set tx = '1'"})
  void what_is_sealed_the_application_cannot_change(String change) {
    assertThatThrownBy(() -> application.sql(change).update()).isInstanceOf(DataAccessException.class).rootCause()
      .hasMessageContaining("permission denied");
  }
}
