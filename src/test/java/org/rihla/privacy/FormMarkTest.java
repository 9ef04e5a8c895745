package org.rihla.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same form is known again by a mark, and nobody without the keys can make it. */
class FormMarkTest {

  private static final byte[] TYPED = "/cases/newfamilyName=Invented".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path home;
  @TempDir
  Path another;

  DriverManagerDataSource source;
  JdbcClient db;

  @BeforeEach
  void an_empty_installation() {
    var login = TestDatabase.migrated();
    source = new DriverManagerDataSource(login.url(), login.user(), login.password());
    db = JdbcClient.create(source);
  }

  private FormMark mark() {
    return new FormMark(new Seals(db, PrivacyConfiguration.ring(home, db, PassphraseAsked.NOBODY)),
      new DataSourceTransactionManager(source));
  }

  @Test
  void the_same_has_the_same_mark_also_after_a_start_and_a_rotation() {
    var marked = mark().of(TYPED);
    assertThat(marked).hasSize(32).isNotEqualTo(mark().of("/cases/newfamilyName=Another".getBytes(StandardCharsets.UTF_8)));
    assertThat(mark().of(TYPED)).isEqualTo(marked);
    var ring = PrivacyConfiguration.ring(home, db, PassphraseAsked.NOBODY);
    new Rotation(db, ring, new Audit(new JdbcTemplate(source), Clock.systemUTC(), 60), Alone.ceremonies(db),
      new DataSourceTransactionManager(source))
      .rotate(Alone.WORD, _ -> {});
    assertThat(mark().of(TYPED)).isEqualTo(marked);
  }

  @Test
  void it_is_no_plain_hash_and_another_installation_marks_otherwise() throws Exception {
    var marked = mark().of(TYPED);
    assertThat(marked).isNotEqualTo(MessageDigest.getInstance("SHA-256").digest(TYPED));
    an_empty_installation();
    home = another;
    assertThat(mark().of(TYPED)).isNotEqualTo(marked);
  }

  @Test
  void the_key_is_there_although_the_form_that_first_needed_it_was_undone() {
    var mark = mark();
    new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(form -> {
      mark.of(TYPED);
      form.setRollbackOnly();
    });
    assertThat(mark().of(TYPED)).isEqualTo(mark.of(TYPED));
  }
}
