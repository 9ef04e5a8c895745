package org.rihla;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rihla.installation.CannotStart;
import org.rihla.ledger.Export;
import org.rihla.ledger.Printed;
import org.rihla.ledger.Verdict;
import org.rihla.ledger.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  @Option(names = "--witness", paramLabel = "KEY", description = "The key of somebody who must have cosigned it, or a file with it; may be given several times.")
  List<String> witnesses = List.of();
  @Option(names = "--printed", arity = "2", paramLabel = "N DIGITS", hideParamSyntax = true, description = "N DIGITS: how many entries, and the digits of the checkpoint, as somebody has them on paper; may be given several times.")
  List<String> printed = List.of();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Export.isIn(folder))
      throw new CannotStart("There is no written audit in " + folder + ": name the folder that the command audit wrote.");
    var verdict = new Verification(folder, Optional.ofNullable(kept), Optional.ofNullable(key),
      witnesses.stream().map(Handed::key).toList(),
      papers()).verdict();
    var out = command.commandLine().getOut();
    out.println(verdict.sentence());
    if (verdict instanceof Verdict.Sound sound) {
      out.println(sound.anchor());
      sound.warnings().forEach(warning -> out.println("Warning: " + warning));
    }
    out.flush();
    return switch (verdict) {
      case Verdict.Sound _ -> 0;
      case Verdict.Wrong _ -> 1;
    };
  }

  private List<Printed> papers() {
    var papers = new ArrayList<Printed>();
    for (int at = 0; at + 1 < printed.size(); at += 2)
      papers.add(Printed.typed(printed.get(at), printed.get(at + 1))
        .orElseThrow(() -> new ParameterException(command.commandLine(),
          "--printed needs the number of entries and at least " + Printed.DIGITS + " digits from 0 to f, as they stand on the paper")));
    return papers;
  }
}
