package org.rihla;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed and could not be understood, said as one sentence that ends in what to type instead. */
record Misunderstood(ParameterException refused) {

  String sentence() {
    return switch (refused) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice: say it once";
      default -> refused.getArgSpec() == null || refused.getValue() == null
        ? String.valueOf(refused.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "")
        : name(refused.getArgSpec()) + " must be " + wanted(refused.getArgSpec()) + ", not '" + refused.getValue() + "'";
    };
  }

  private String unmatched(UnmatchedArgumentException unmatched) {
    var word = unmatched.getUnmatched().getFirst();
    var command = refused.getCommandLine();
    var known = unmatched.isUnknownOption() ? command.getCommandSpec().optionsMap().keySet() : command.getSubcommands().keySet();
    var near = Nearest.to(word, known).map(suggested -> "; did you mean " + suggested + "?").orElse("");
    if (unmatched.isUnknownOption()) return "There is no option '" + word + "'" + near;
    return command.getParent() == null
      ? "There is no command '" + word + "'" + near
      : "'" + word + "' is one word too many: " + command.getCommandName() + " takes only options, such as "
        + command.getCommandSpec().options().stream().filter(option -> !option.usageHelp() && !option.versionHelp()).findFirst()
          .map(Misunderstood::typed).orElse("--help");
  }

  private String missing(MissingParameterException missing) {
    var args = missing.getMissing();
    if (args.size() == 1 && String.valueOf(missing.getMessage()).startsWith("Missing required parameter"))
      return name(args.getFirst()) + " needs a value: " + typed(args.getFirst()) + ", where " + args.getFirst().paramLabel() + " is "
        + wanted(args.getFirst());
    return "Say also " + joined(args.stream().map(Misunderstood::typed).toList(), "and");
  }

  /** What may stand behind an option. */
  private static String wanted(ArgSpec arg) {
    var values = arg.typeInfo().getType().getEnumConstants();
    if (values != null) return joined(Arrays.stream(values).map(value -> value.toString().toLowerCase(Locale.ROOT)).toList(), "or");
    return switch (name(arg)) {
      case "--port" -> "a number from 0 to 65535";
      case "--year" -> "a year such as 2024";
      case "--home", "--export" -> "a folder";
      default -> "a file";
    };
  }

  private static String joined(List<String> words, String last) {
    if (words.size() == 1) return words.getFirst();
    return words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + " " + last + " " + words.getLast();
  }

  private static String typed(ArgSpec arg) { return name(arg) + " " + arg.paramLabel(); }

  private static String name(ArgSpec arg) { return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel(); }

  static int answer(ParameterException refused, String[] args) {
    CommandLine command = refused.getCommandLine();
    if (command.getParent() == null && args.length == 0) command.usage(command.getErr());
    else {
      var sentence = new Misunderstood(refused).sentence();
      command.getErr().println(sentence + (sentence.endsWith("?") ? "" : ".") + " See " + command.getCommandSpec().qualifiedName(" ")
        + " --help.");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
