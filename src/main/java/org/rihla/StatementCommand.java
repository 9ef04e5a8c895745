package org.rihla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.rihla.installation.CannotStart;
import org.rihla.statistics.Statements;
import org.rihla.values.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "statement", mixinStandardHelpOptions = true, sortOptions = false, description = "Writes the annual statement to a file.")
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
  public Integer call() throws IOException {
    if (year < 1990 || year > 2100)
      throw new ParameterException(command.commandLine(), "--year must be between 1990 and 2100, not " + year);
    var target = file.toAbsolutePath();
    var folder = target.getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(target))
      throw new ParameterException(command.commandLine(), "The file " + file + " cannot be written");
    try (var rihla = Running.start(where.openExisting(), Running.NO_PORT)) {
      var statements = rihla.find(Statements.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot write statements."));
      var half = Files.createTempFile(folder, ".statement", ".part"); // a reader never sees half a file
      try {
        try (var out = Files.newOutputStream(half)) {
          statements.write(year, language, format, out);
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    }
    command.commandLine().getOut().println("Written: " + file);
    return 0;
  }
}
