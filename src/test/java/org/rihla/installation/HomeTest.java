package org.rihla.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rihla.installation.Installation.Kind;

@Tag("rules")
class HomeTest {

  @TempDir
  Path folder;

  @Test
  void a_second_instance_on_the_same_home_is_refused_with_one_sentence() {
    try (var _ = Home.open(folder)) {
      assertThatThrownBy(() -> Home.open(folder)).isInstanceOf(CannotStart.class)
        .hasMessage("The home %s is in use by process %d: stop that Rihla first, or choose another home.", folder,
          ProcessHandle.current().pid());
    }
  }

  @Test
  void a_refused_second_look_does_not_loosen_the_lock_for_other_processes() throws IOException, InterruptedException {
    try (var _ = Home.open(folder)) {
      assertThatThrownBy(() -> Home.open(folder)).isInstanceOf(CannotStart.class);
      assertThat(otherProcess()).as("exit code of another process").isEqualTo(3);
    }
    assertThat(otherProcess()).isZero();
  }

  private int otherProcess() throws IOException, InterruptedException {
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
      System.getProperty("java.class.path"), Opens.class.getName(), folder.toString()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  static class Opens {
    public static void main(String[] args) {
      try (var _ = Home.open(Path.of(args[0]))) {
        System.exit(0);
      } catch (CannotStart _) {
        System.exit(3);
      }
    }
  }

  @Test
  void a_closed_home_can_be_opened_again() {
    Home.open(folder).close();
    Home.open(folder).close();
  }

  @Test
  void nobody_else_may_look_into_a_home() throws IOException {
    try (var home = Home.open(folder.resolve("new"))) {
      for (var inside : new Path[]{home.folder(), home.keys(), home.data(), home.logs(), home.tmp()})
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside))).isEqualTo("rwx------");
    }
  }

  @Test
  void a_home_that_cannot_be_made_is_refused_with_one_sentence() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Home.open(file.resolve("home"))).isInstanceOf(CannotStart.class).hasMessageContaining("cannot be used");
  }

  @Test
  void a_home_remembers_what_it_is_for() {
    var demonstration = new Installation(Kind.DEMO, "morocco-2024.yaml", true);
    try (var home = Home.open(folder)) {
      assertThat(home.installation()).isEmpty();
      home.record(demonstration);
    }
    try (var home = Home.open(folder)) {
      assertThat(home.installation()).contains(demonstration);
    }
  }
}
