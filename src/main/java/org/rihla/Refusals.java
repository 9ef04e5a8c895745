package org.rihla;

import java.sql.SQLException;
import java.util.Optional;
import org.rihla.documents.ScannerUnusable;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Port;
import org.rihla.ledger.SigningKeyUnusable;
import org.rihla.privacy.KeysBusy;
import org.rihla.privacy.KeysUnusable;
import org.rihla.privacy.NotAgreed;
import org.rihla.programme.ProfileRefused;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.transaction.TransactionSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What people read when a command cannot be carried out: one sentence, never a stack trace. */
final class Refusals {

  private Refusals() {}

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    var known = known(failure);
    command.getErr().println(known.map(Throwable::getMessage)
      .orElseGet(() -> "Rihla stopped because of a mistake of its own: " + failure + " (more in logs/rihla.log of the home)"));
    if (known.isEmpty()) LoggerFactory.getLogger(Rihla.class).info("stopped", failure);
    return known.filter(ProfileRefused.class::isInstance).isPresent() ? command.getCommandSpec().exitCodeOnInvalidInput() : 1;
  }

  /** Connection lost, server ended, disk full. */
  private static boolean away(SQLException broken) {
    return String.valueOf(broken.getSQLState()).matches("08...|57P..|53...");
  }

  /** The cause that is nobody's programming mistake, if there is one. */
  static Optional<Throwable> known(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case CannotStart _,KeysUnusable _,KeysBusy _,NotAgreed _,SigningKeyUnusable _,ProfileRefused _,ScannerUnusable _ -> {
          return Optional.of(cause);
        }
        case PortInUseException taken -> {
          return Optional.of(Port.IN_USE.refusal(taken.getPort()));
        }
        case TransactionSystemException second when second.getApplicationException() != null -> { // it hides what came first
          return known(second.getApplicationException());
        }
        case SQLException broken when away(broken) -> {
          return Optional.of(new CannotStart("The database cannot be reached any more, or has no room left: mend that, then start the same "
            + "command again. A replay goes on where it was.", broken));
        }
        default -> {
        }
      }
    }
    return Optional.empty();
  }
}
