package org.rihla;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.Substance;
import org.rihla.installation.CannotStart;
import org.rihla.installation.Home;
import org.rihla.privacy.KeyCeremonies.Word;
import org.rihla.privacy.KeysOfHome;
import org.rihla.privacy.PassphraseAsked;
import org.rihla.privacy.Rotation;
import org.rihla.privacy.UnderPassphrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "keys", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = {
  "The key file that opens everybody's data.", "  init    makes one for a new home, so that a copy can be put away before the first start",
  "  status  says which keys it holds, and for how many people each is needed",
  "  rotate  puts everybody under a new key, also while Rihla is being served",
  "  retire  takes keys that nobody needs any more out of the file",
  "          Both take two people, who agree on it on the page Keys of Rihla, or --alone with a --reason",
  "  protect    puts the file under a passphrase, or another one; Rihla asks for it at each start", "  unprotect  takes the passphrase off",
  "A passphrase is typed at the terminal, or stands in a file that its owner alone can read: RIHLA_KEYS_PASSPHRASE_FILE."}, footer = {"",
    "Examples:",
    "  ./rihla keys init --home /srv/rihla", "  ./rihla keys rotate --home /srv/rihla"})
class KeysCommand implements Callable<Integer> {

  private static final int LONGEST_REASON = 1_000;

  @Parameters(paramLabel = "WHAT", arity = "1", description = "init, status, rotate, retire, protect or unprotect.")
  String what = "";
  @Mixin
  HomeOption where = new HomeOption();
  @Option(names = "--alone", description = "For rotate and retire: although no two people agreed on it. The data protection officer is told.")
  boolean alone;
  @Option(names = "--reason", paramLabel = "TEXT", description = "With --alone: why, in a sentence. Nobody who is helped is named.")
  @Nullable
  String reason;
  @Option(names = "--new-passphrase-file", paramLabel = "FILE", description = "For protect: where the new passphrase stands, if it is not typed.")
  @Nullable
  Path newPassphrase;
  @Spec
  CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var out = command.commandLine().getOut();
    if (alone || reason != null) aloneOnly();
    switch (what) {
      case "init" -> init(out);
      case "status" -> status(out);
      case "rotate" -> atWork(rotation -> rotate(rotation, out));
      case "retire" -> retire(out);
      case "protect" -> protect(out);
      case "unprotect" -> unprotect(out);
      default -> throw new ParameterException(command.commandLine(),
        "WHAT must be one of init, status, rotate, retire, protect, unprotect, not '" + what + "'");
    }
    out.flush();
    return 0;
  }

  private void aloneOnly() {
    if (!what.equals("rotate") && !what.equals("retire"))
      throw new ParameterException(command.commandLine(), "--alone and --reason are for rotate and retire.");
    if (!alone) throw new ParameterException(command.commandLine(), "--reason goes with --alone.");
    if (reason == null || Substance.lacking(reason) || reason.length() > LONGEST_REASON)
      throw new ParameterException(command.commandLine(),
        "--alone takes a --reason that the data protection officer can follow: a sentence of "
          + "20 letters or more, and of " + LONGEST_REASON + " at most.");
  }

  private Word word() { return reason == null ? new Word.OfTwo() : new Word.OfOneAlone(reason.strip()); }

  private void init(PrintWriter out) {
    if (Home.holdsInstallation(where.folder))
      throw new CannotStart("The home " + where.folder + " holds an installation, and a new key opens nothing of it: use rotate.");
    try (var home = Home.open(where.folder)) {
      if (!KeysOfHome.at(home.folder()).create())
        throw new CannotStart("There is a key file in " + home.keys() + " already, and it stays: whoever loses it loses everything.");
      out.println("Written: " + home.keys() + ". Put a copy away, apart from every copy of the database, before the first start.");
    }
  }

  private interface Deed {
    void with(Rotation rotation);
  }

  private void atWork(Deed deed) {
    try (var rihla = where.write()) {
      deed.with(rotation(rihla));
    }
  }

  private static Rotation rotation(Running rihla) {
    return rihla.find(Rotation.class).orElseThrow(() -> new CannotStart("This build of Rihla cannot change its keys."));
  }

  private void status(PrintWriter out) {
    atWork(rotation -> status(rotation.standing(), out));
    out.println(KeysOfHome.at(where.folder).isLocked()
      ? "The file is under a passphrase."
      : "The file is not under a passphrase: whoever can read it has these keys. ./rihla keys protect");
  }

  private static void status(Rotation.Standing standing, PrintWriter out) {
    for (var key : standing.keys())
      out.printf("%-8s  %,d people%s%n", key.name(), key.people(),
        key.first() ? "; new ones are put under this key" : key.people() == 0 ? "; nobody needs it: ./rihla keys retire" : "");
    if (standing.withoutKey() > 0)
      out.printf("%,d people are under a key that is not in this file: put the file back that holds it.%n", standing.withoutKey());
  }

  private void rotate(Rotation rotation, PrintWriter out) {
    var rotated = rotation.rotate(word(), some -> {
      out.print("\r" + some + " keys");
      out.flush();
    });
    out.println("\rA new key was made, and the keys of " + rotated.people() + " people were put under it"
      + (rotated.leftBehind() == 0 ? "" : "; " + rotated.leftBehind() + " of them a rotation that was cut off had left behind")
      + ". Copy the key file anew, apart from every copy of the database.");
    status(rotation.standing(), out);
    sayAlone(out);
  }

  private void sayAlone(PrintWriter out) {
    if (alone) out.println("Written down as done by one person alone: the data protection officer is asked to look at it.");
  }

  /** A Rihla that is being served may be about to put somebody under the old key: it would be lost for ever. */
  private void retire(PrintWriter out) {
    try (var rihla = where.alone()) {
      int gone = rotation(rihla).retire(word());
      out.println(gone == 0
        ? "Every key of the file is needed."
        : gone
          + " key(s) taken out. Copies of the database from before the rotation open only with the key file of that time: keep one with them.");
      if (gone > 0) sayAlone(out);
    }
  }

  private void protect(PrintWriter out) {
    if (Home.holdsInstallation(where.folder)) under(rihla -> rihla.lock(NewPassphrase.chosen(newPassphrase, where.folder)));
    else beforeTheFirstStart((keys, asked) -> keys.lock(asked, () -> NewPassphrase.chosen(newPassphrase, where.folder)));
    out.println(
      "The key file is under the new passphrase. Whoever forgets it loses everything: put it away, apart from every copy of the file. "
        + "Copies of the file from before open as they did: destroy them, or rotate.");
  }

  private void unprotect(PrintWriter out) {
    if (!theFile().isLocked()) throw new CannotStart("The key file is not under a passphrase: there is nothing to take off.");
    if (Home.holdsInstallation(where.folder)) under(UnderPassphrase::unlock);
    else beforeTheFirstStart(KeysOfHome::unlock);
    out.println("The key file is not under a passphrase any more: whoever can read it has the keys.");
  }

  /** Who serves the home could not read the file again. */
  private void under(Consumer<UnderPassphrase> deed) {
    try (var rihla = where.alone()) {
      deed.accept(rihla.find(UnderPassphrase.class).orElseThrow());
    }
  }

  private void beforeTheFirstStart(BiConsumer<KeysOfHome, PassphraseAsked> deed) {
    var keys = theFile();
    try (var home = Home.open(where.folder)) {
      deed.accept(keys, new PassphraseAtHand(home.folder()));
    }
  }

  private KeysOfHome theFile() {
    var keys = KeysOfHome.at(where.folder);
    if (keys.isThere()) return keys;
    throw new CannotStart("There is no key file in " + where.folder + ": put it back, or make one for a new home with ./rihla keys init.");
  }
}
