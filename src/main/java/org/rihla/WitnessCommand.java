package org.rihla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rihla.installation.CannotStart;
import org.rihla.ledger.Anchors;
import org.rihla.ledger.Witnessing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "witness", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = {
  "Two offices watch over each other's audit, by files that go by mail or on a stick.",
  "  key   says the key that others need to check what this home signs as a witness",
  "  ask   writes a request: the last checkpoint, and the proof that it only adds",
  "  sign  checks a request of somebody else and signs it, or refuses",
  "  keep  takes in what a witness has signed"}, footer = {"", "Example, at the office that asks, at the witness, and at the first again:",
    "  ./rihla witness ask --home /srv/rihla --witness their-key.txt --out request.txt",
    "  ./rihla witness sign --home /srv/rihla --in request.txt --log our-key.txt --out signed.txt",
    "  ./rihla witness keep --home /srv/rihla --witness their-key.txt --in signed.txt"})
class WitnessCommand implements Callable<Integer> {

  @Parameters(paramLabel = "WHAT", arity = "1", description = "key, ask, sign or keep.")
  String what = "";
  @Option(names = "--in", paramLabel = "FILE", description = "The file that came.")
  @Nullable
  Path in;
  @Option(names = "--out", paramLabel = "FILE", description = "The file to make.")
  @Nullable
  Path to;
  @Option(names = "--witness", paramLabel = "KEY", description = "The key of the witness as it was handed over, or a file with it.")
  @Nullable
  String witness;
  @Option(names = "--log", paramLabel = "KEY", description = "sign: the verification key of a log that was never signed here, or a file with it.")
  @Nullable
  String log;
  @Option(names = "--old", paramLabel = "N", description = "ask: how many entries the witness says it has seen, if it says so.")
  @Nullable
  Long old;
  @Mixin
  HomeOption where = new HomeOption();
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var sentence = switch (what) {
      case "key" -> key();
      case "ask" -> ask(needed(witness, "--witness KEY"), needed(to, "--out FILE"));
      case "sign" -> sign(needed(in, "--in FILE"), needed(to, "--out FILE"));
      case "keep" -> keep(needed(witness, "--witness KEY"), needed(in, "--in FILE"));
      default -> throw new ParameterException(command.commandLine(), "WHAT must be one of key, ask, sign, keep, not '" + what + "'");
    };
    command.commandLine().getOut().println(sentence);
    command.commandLine().getOut().flush();
    return 0;
  }

  private <T> T needed(@Nullable T given, String option) {
    if (given == null) throw new ParameterException(command.commandLine(), "Say also " + option + ".");
    return given;
  }

  private String key() {
    try (var rihla = where.write()) {
      return witnessing(rihla).key();
    }
  }

  private String ask(String witness, Path to) {
    requireNew(to);
    try (var rihla = where.read()) {
      var request = anchors(rihla).request(Handed.key(witness), Optional.ofNullable(old));
      write(to, request.orElseThrow(() -> new CannotStart("Nothing of the audit is sealed yet: serve this home for half a minute first.")));
      return "Written: " + to + ". Send it to the witness, who answers with witness sign.";
    } catch (IllegalArgumentException e) {
      throw new CannotStart("That is no key of a witness, or nothing of that many entries was ever sealed here.", e);
    }
  }

  private String sign(Path in, Path to) {
    requireNew(to);
    var request = Handed.file(in);
    var key = Optional.ofNullable(log).map(Handed::key);
    try (var rihla = where.write()) {
      return switch (witnessing(rihla).sign(request, key)) {
        case Witnessing.Answer.Cosigned(var note, var size) -> {
          write(to, note);
          yield "Signed: " + size + " entries, and they only add to what was seen before. Send " + to + " back.";
        }
        case Witnessing.Answer.Refused(var why) -> throw new CannotStart("Not signed. " + why);
      };
    }
  }

  private String keep(String witness, Path in) {
    var note = Handed.file(in);
    try (var rihla = where.write()) {
      return switch (anchors(rihla).keep(note, Handed.key(witness))) {
        case Anchors.Kept.Done(var size, var name, var at) -> "Kept: " + name + " has seen the first " + size + " entries, at " + at + ".";
        case Anchors.Kept.Refused(var why) -> throw new CannotStart("Not kept. " + why);
      };
    }
  }

  private static Witnessing witnessing(Running rihla) {
    return rihla.find(Witnessing.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot be a witness."));
  }

  private static Anchors anchors(Running rihla) {
    return rihla.find(Anchors.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot ask a witness."));
  }

  /** Asked before the long part. */
  private void requireNew(Path to) {
    if (Files.exists(to)) throw new ParameterException(command.commandLine(), "--out " + to + " is there already, and it stays");
  }

  private static void write(Path to, String text) {
    try {
      Files.writeString(to, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new CannotStart("The file " + to + " cannot be written.", e);
    }
  }
}
