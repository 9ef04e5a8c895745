package org.rihla.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.installation.Doctor.Verdict;

@Tag("rules")
class DoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir
  Path folder;

  @Test
  void each_finding_that_is_not_well_says_how_to_mend_it() {
    assertThat(Doctor.java(24).verdict()).isEqualTo(Verdict.BAD);
    assertThat(Doctor.memory(Doctor.GIB).verdict()).isEqualTo(Verdict.WARN);
    assertThat(Doctor.disk(Doctor.GIB / 2).verdict()).isEqualTo(Verdict.BAD);
    assertThat(Machine.clock(Instant.EPOCH, Instant.EPOCH).verdict()).isEqualTo(Verdict.BAD);
    assertThat(Machine.clock(NOW, NOW.plusSeconds(301)).verdict()).isEqualTo(Verdict.BAD);
    assertThat(DatabaseCheck.history(NOW.plusSeconds(600), NOW).verdict()).isEqualTo(Verdict.BAD);
    for (var finding : new Doctor.Finding[]{Doctor.java(24), Doctor.memory(0), Doctor.disk(0), Machine.clock(NOW, Instant.EPOCH)})
      assertThat(finding.mend()).isNotBlank();
  }

  @Test
  void a_key_file_that_others_may_read_is_bad() throws IOException {
    try (var home = Home.open(folder)) {
      var key = Files.createFile(home.keys().resolve("key-encryption-key.json"));
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
      assertThat(KeyFile.look(home, false).verdict()).isEqualTo(Verdict.BAD);
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      assertThat(KeyFile.look(home, false).verdict()).isEqualTo(Verdict.OK);
    }
  }

  @Test
  void a_home_at_work_is_left_alone() throws IOException {
    try (var port = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); var _ = Home.open(folder)) {
      var findings = new Doctor(folder, port.getLocalPort(), List.of()).examine();
      assertThat(findings).extracting(Doctor.Finding::verdict).doesNotContain(Verdict.BAD).contains(Verdict.WARN);
    }
  }

  @Test
  void a_port_that_this_user_may_not_have_is_not_called_in_use() {
    assertThat(Port.of(new java.net.BindException("Permission denied"))).isEqualTo(Port.NOT_ALLOWED);
    assertThat(Port.of(new java.net.BindException("Address already in use"))).isEqualTo(Port.IN_USE);
    assertThat(Port.NOT_ALLOWED.refusal(80)).hasMessage("This user may not serve on port 80: choose one above 1023 with --port.");
  }

  @Test
  void a_port_in_use_is_bad_where_no_rihla_runs() throws IOException {
    try (var port = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var findings = new Doctor(folder.resolve("home"), port.getLocalPort(), List.of()).examine();
      assertThat(findings).filteredOn(finding -> finding.what().equals("port")).extracting(Doctor.Finding::verdict)
        .containsExactly(Verdict.BAD);
    }
  }

  @Test
  void a_home_that_a_start_would_refuse_is_bad_even_if_somebody_with_that_number_is_at_work() throws IOException {
    try (var home = Home.open(folder)) {
      Files.writeString(home.folder().resolve("installation.properties"), "kind=nonsense");
    }
    assertThat(bad()).containsExactly("purpose");
    Files.delete(folder.resolve("logs"));
    Files.createFile(folder.resolve("logs"));
    Files.writeString(folder.resolve("pid"), "" + ProcessHandle.current().pid());
    assertThat(bad()).containsExactly("home");
  }

  private List<String> bad() {
    return new Doctor(folder, 0, List.of()).examine().stream().filter(finding -> finding.verdict() == Verdict.BAD).map(Doctor.Finding::what)
      .toList();
  }
}
