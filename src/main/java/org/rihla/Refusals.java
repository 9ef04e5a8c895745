package org.rihla;

import java.util.Optional;
import org.rihla.installation.CannotStart;
import org.rihla.privacy.KeysUnusable;
import org.rihla.programme.ProfileRefused;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What people read when a command cannot be carried out: one sentence, never a stack trace. */
final class Refusals {

  private Refusals() {}

  static int misunderstood(ParameterException refused, String[] args) {
    var command = refused.getCommandLine();
    if (command.getParent() == null && args.length == 0) command.usage(command.getErr());
    else command.getErr().println(sentence(refused) + ". See " + command.getCommandSpec().qualifiedName(" ") + " --help.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    var known = known(failure);
    command.getErr().println(known.map(Throwable::getMessage)
      .orElseGet(() -> "Rihla stopped because of a mistake of its own: " + failure + " (more in logs/rihla.log of the home)"));
    if (known.isEmpty()) LoggerFactory.getLogger(Rihla.class).info("stopped", failure);
    return known.filter(ProfileRefused.class::isInstance).isPresent() ? command.getCommandSpec().exitCodeOnInvalidInput() : 1;
  }

  /** The cause that is nobody's programming mistake, if there is one. */
  static Optional<Throwable> known(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case CannotStart _,KeysUnusable _,ProfileRefused _ -> {
          return Optional.of(cause);
        }
        case PortInUseException taken -> {
          return Optional.of(PortOption.inUse(taken.getPort()));
        }
        default -> {
        }
      }
    }
    return Optional.empty();
  }

  private static String sentence(ParameterException refused) {
    if (refused instanceof UnmatchedArgumentException unmatched && refused.getCommandLine().getParent() == null
      && !unmatched.isUnknownOption())
      return "There is no command '" + unmatched.getUnmatched().getFirst() + "'";
    return String.valueOf(refused.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
  }
}
