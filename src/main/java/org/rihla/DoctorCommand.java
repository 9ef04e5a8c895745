package org.rihla;

import java.util.concurrent.Callable;
import org.rihla.installation.Doctor;
import org.rihla.installation.Doctor.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, description = "Says what would keep an installation from working, and how to mend it. Ends with 1 if anything would.")
class DoctorCommand implements Callable<Integer> {

  @Mixin
  HomeOption where = new HomeOption();
  @Mixin
  PortOption port = new PortOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var out = command.commandLine().getOut();
    var findings = new Doctor(where.folder, port.number).examine();
    for (var finding : findings) {
      out.printf("%-5s %-9s %s%n", finding.verdict(), finding.what(), finding.sentence());
      if (!finding.mend().isEmpty()) out.printf("%-15s -> %s%n", "", finding.mend());
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD) ? 1 : 0;
  }
}
