package org.rihla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.installation.Installation;
import org.rihla.statistics.Statements;
import org.rihla.values.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "statement", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Writes the annual statement to a file. A year in which nothing happened has none.", footer = {
  "", "Example:", "  ./rihla statement --year 2024 --lang en --format pdf --out statement-2024.pdf"})
class StatementCommand implements Callable<Integer> {

  @Option(names = "--year", paramLabel = "YYYY", required = true, description = "The calendar year.")
  int year;
  @Option(names = "--lang", paramLabel = "LANG", required = true, description = "fr, en or ar.")
  Language language = Language.FR;
  @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "json, html, pdf or xlsx.")
  Statements.Format format = Statements.Format.PDF;
  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write; an older one is replaced.")
  Path file = Path.of("statement.pdf");
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    if (year < 1990 || year > 2100)
      throw new ParameterException(command.commandLine(), "--year must be a year from 1990 to 2100, not " + year);
    var target = target();
    try (var rihla = where.read()) {
      if (rihla.find(Home.class).flatMap(Home::installation).filter(known -> known.kind() == Installation.Kind.DEMO && !known.replayed())
        .isPresent())
        throw new CannotStart("The year in this home is not complete: run the same demo or replay again, which goes on where it was.");
      var statements = rihla.find(Statements.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot write statements."));
      requireAnything(statements.years());
      write(statements, target);
    }
    command.commandLine().getOut().println("Written: " + file);
    command.commandLine().getOut().flush();
    return 0;
  }

  private void requireAnything(List<Integer> years) {
    if (years.contains(year)) return;
    throw new CannotStart("There is nothing to state about " + year + ", and no file was written: the home " + where.folder + " holds "
      + (years.isEmpty() ? "no case yet." : "data of " + years.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " only."));
  }

  /** Asked before the long part. @return the file itself where a link was named */
  private Path target() {
    var target = file.toAbsolutePath().normalize();
    var folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) throw refused("is a folder: name a file in it");
    if (!Files.isDirectory(folder)) throw refused("cannot be written: there is no folder " + folder);
    if (!Files.exists(target)) {
      if (!Files.isWritable(folder)) throw refused("cannot be written: this user may not write in " + folder);
      return target;
    }
    if (!Files.isRegularFile(target)) throw refused("is no file that could be replaced");
    try {
      target = target.toRealPath();
    } catch (IOException _) {
      throw refused("cannot be written");
    }
    if (!Files.isWritable(target) || !Files.isWritable(target.getParent()))
      throw refused("cannot be written: this user may not replace it");
    return target;
  }

  private ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), "--out " + file + " " + why);
  }

  /** A reader never sees half a file. */
  private void write(Statements statements, Path target) {
    try {
      var half = target.resolveSibling(".statement-" + ProcessHandle.current().pid() + ".part"); // with the rights of any new file here
      try {
        try (var out = Files.newOutputStream(half)) {
          statements.write(year, language, format, out);
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new CannotStart("The file " + file + " cannot be written (" + e.getMessage() + "): make room, or name another with --out.", e);
    }
  }
}
