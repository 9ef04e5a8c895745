package org.rihla.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rihla.documents.Clamd.Answer;

/** ClamAV's clamd is asked in its own words; no answer is never a good one. */
@Tag("rules")
class ClamdTest {

  private static Clamd at(int port) {
    return Clamd.at("127.0.0.1:" + port).orElseThrow();
  }

  @Test
  void a_clean_file_is_clean_and_malware_is_found_also_at_the_end_of_a_large_one() {
    try (var fake = new FakeClamd(0)) {
      var clamd = at(fake.port());
      assertThat(clamd.answers()).isTrue();
      assertThat(clamd.look(Papers.jpeg())).isEqualTo(Answer.CLEAN);
      assertThat(clamd.look(new byte[0])).isEqualTo(Answer.CLEAN);
      assertThat(clamd.look(Papers.text(Papers.EICAR))).isEqualTo(Answer.FOUND);
      assertThat(clamd.look(Papers.joined(new byte[9_999_000], Papers.text(Papers.EICAR)))).isEqualTo(Answer.FOUND);
      assertThat(fake.asked()).isEqualTo(4);
    }
  }

  @Test
  void nobody_there_or_no_answer_in_time_is_away() {
    int port;
    try (var fake = new FakeClamd(0)) {
      port = fake.port();
      fake.silent(true);
      var answer = Assertions.assertTimeout(Duration.ofSeconds(6), () -> at(port).look(Papers.jpeg()));
      assertThat(answer).isEqualTo(Answer.AWAY);
    }
    assertThat(at(port).look(Papers.jpeg())).isEqualTo(Answer.AWAY);
    assertThat(at(port).answers()).isFalse();
    assertThat(Clamd.at("unix:/nowhere/clamd.ctl").orElseThrow().look(Papers.jpeg())).isEqualTo(Answer.AWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1:3310", "scanner.example.org:3310", "0.0.0.0:3310", "127.0.0.1", "tcp://127.0.0.1:3310",
    "unix:clamd.ctl"})
  void nothing_is_ever_sent_to_another_machine(String elsewhere) {
    assertThatThrownBy(() -> Clamd.at(elsewhere)).isInstanceOf(ScannerUnusable.class).hasMessageContaining("on this machine");
  }

  @Test
  void none_is_named_and_none_is_asked() {
    assertThat(Clamd.at("")).isEmpty();
    assertThat(new Malware(" ").look(Papers.text(Papers.EICAR))).isEqualTo(Answer.CLEAN);
  }
}
