package org.rihla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rihla.installation.CannotStart;
import org.rihla.ledger.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "audit", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Writes the sealed audit to a folder, for somebody outside to check with verify. Who is meant stands in it as numbers only.", footer = {
  "", "Example:", "  ./rihla audit --home /srv/rihla --out audit-2026-11"})
class AuditCommand implements Callable<Integer> {

  @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The folder to make; one that holds anything is refused.")
  Path folder = Path.of("audit");
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  private static final Set<PosixFilePermission> OF_ITS_OWNER = PosixFilePermissions.fromString("rwx------");

  @Override
  public Integer call() {
    requireNew();
    try (var rihla = where.read()) {
      var export = rihla.find(Export.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot write its audit."));
      var extent = export.extent();
      if (extent.sealed() == 0)
        throw new CannotStart("Nothing of the audit is sealed yet, and nothing was written: serve this home for half a minute first.");
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, OF_ITS_OWNER); // who did what is nobody else's to read
      export.write(folder);
      var out = command.commandLine().getOut();
      out.println("Written: " + folder + ", " + extent.sealed() + " entries. Check it with: ./rihla verify --export " + folder);
      if (extent.waiting() > 0) out.println(extent.waiting() + " newer entries are not sealed yet: serving this home seals them.");
      out.flush();
      return 0;
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " cannot be written (" + e.getMessage() + "): make room, or name another with --out.",
        e);
    }
  }

  /** Asked before the long part. */
  private void requireNew() {
    try {
      if (!Files.exists(folder)) return;
      if (Files.isDirectory(folder)) try (var inside = Files.list(folder)) {
        if (inside.findAny().isEmpty()) return;
      }
    } catch (IOException _) {
      // said below
    }
    throw new ParameterException(command.commandLine(), "--out " + folder + " must be a new or an empty folder");
  }
}
