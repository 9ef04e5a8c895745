package org.rihla;

import org.rihla.installation.Port;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the pages are served, on this machine only. */
class PortOption {

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  int number = 8080;

  @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: any free one).")
  void set(int wanted) {
    if (wanted < 0 || wanted > 65535)
      throw new ParameterException(command.commandLine(), "--port must be a number from 0 to 65535, not '" + wanted + "'");
    number = wanted;
  }

  /** Asked before anything is made for a start. @return the port @throws org.rihla.installation.CannotStart if nobody, or not this user, can serve there */
  int free() {
    var found = number == 0 ? Port.FREE : Port.look(number);
    if (found != Port.FREE) throw found.refusal(number);
    return number;
  }
}
