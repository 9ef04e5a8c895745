package org.rihla;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rihla.installation.CannotStart;
import org.rihla.ledger.Export;
import org.rihla.ledger.Verdict;
import org.rihla.ledger.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Needs no installation: whoever checks us has only what we gave them. */
@Command(name = "verify", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Checks an audit that audit has written: entries, order, tree and signatures. Ends with 1 and names the first thing that is wrong.", footer = {
  "", "Example:", "  ./rihla verify --export audit-2026-11 --kept my-last-checkpoint.txt --key key-of-2025.txt"})
class VerifyCommand implements Callable<Integer> {

  @Option(names = "--export", paramLabel = "FOLDER", required = true, description = "The folder that audit has written.")
  Path folder = Path.of("audit");
  @Option(names = "--kept", paramLabel = "FILE", description = "Checkpoints that were kept elsewhere: only they show that nothing was cut off or made anew since.")
  @Nullable
  Path kept;
  @Option(names = "--key", paramLabel = "FILE", description = "The verification key as it was handed over earlier.")
  @Nullable
  Path key;
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Export.isIn(folder))
      throw new CannotStart("There is no written audit in " + folder + ": name the folder that the command audit wrote.");
    var verdict = new Verification(folder, Optional.ofNullable(kept), Optional.ofNullable(key)).verdict();
    var out = command.commandLine().getOut();
    out.println(verdict.sentence());
    out.flush();
    return switch (verdict) {
      case Verdict.Sound _ -> 0;
      case Verdict.Wrong _ -> 1;
    };
  }
}
