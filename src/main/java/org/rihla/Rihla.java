package org.rihla;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The whole application: one deployable made of modules, one package each; and the commands that start it. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class, exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@Command(name = "./rihla", mixinStandardHelpOptions = true, version = Rihla.VERSION, sortOptions = false, description = "Case management for assisted voluntary return and reintegration.", subcommands = {
  DemoCommand.class, ServeCommand.class, ReplayCommand.class, StatementCommand.class, AuditCommand.class, VerifyCommand.class,
  WitnessCommand.class, KeysCommand.class,
  DoctorCommand.class,
  HelpCommand.class}, footer = {"",
    "Each command answers --help. \"./rihla test [--fast]\" builds and tests Rihla itself.",
    "Another database server than the built-in one: RIHLA_DB_URL, RIHLA_DB_USER, RIHLA_DB_PASSWORD."})
public class Rihla {

  static final String VERSION = "Rihla 0.1.0";

  public static void main(String[] args) { System.exit(commands().execute(args)); }

  /** Exit codes: 0 done, 1 something stands in the way, 2 the command was not understood. */
  static CommandLine commands() {
    return new CommandLine(new Rihla())
      .setUsageHelpWidth(100)
      .setCaseInsensitiveEnumValuesAllowed(true)
      .setParameterExceptionHandler(Misunderstood::answer)
      .setExecutionExceptionHandler(Refusals::failed);
  }
}
