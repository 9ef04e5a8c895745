package org.rihla.installation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.rihla.installation.Doctor.Finding;

/** What the operating system says. */
final class Machine {

  private Machine() {}

  /** Bytes that programs can still get: Linux counts its caches in; a container has its own limit. */
  static long availableMemory() {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines.filter(line -> line.startsWith("MemAvailable:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .map(bytes -> Math.min(bytes, system.getTotalMemorySize())).findFirst().orElseGet(system::getFreeMemorySize);
    } catch (IOException _) {
      return system.getFreeMemorySize();
    }
  }

  /** Deadlines and history hang on the clock. The disk may be another machine's. */
  static Finding clock(Path folder) {
    try {
      var probe = Files.createTempFile(folder, "clock", "");
      var onDisk = Files.getLastModifiedTime(probe).toInstant();
      Files.delete(probe);
      return clock(Instant.now(), onDisk);
    } catch (IOException e) {
      return Finding.bad("clock", "Nothing can be written in " + folder + " (" + e.getMessage() + ").",
        "Give this user the right to, or make room.");
    }
  }

  static Finding clock(Instant now, Instant onDisk) {
    int year = now.atZone(ZoneOffset.UTC).getYear();
    if (year < 2026 || year > 2060)
      return Finding.bad("clock", "The clock says it is the year " + year + ".", "Set the clock of this machine.");
    return Duration.between(now, onDisk).abs().compareTo(Duration.ofMinutes(5)) > 0
      ? Finding.bad("clock", "The clock and the disk are more than five minutes apart.",
        "Set the clock here, or on the machine that has the disk.")
      : Finding.ok("clock", "The clock is plausible.");
  }

  static boolean othersMayRead(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream()
        .anyMatch(right -> right != PosixFilePermission.OWNER_READ && right != PosixFilePermission.OWNER_WRITE);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
