package org.rihla.casework;

import static org.rihla.casework.ReturnCases.BORN_CHILD;
import static org.rihla.casework.ReturnCases.TODAY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.Generated;

/**
 * {@code docs/generated/safeguards.md} is asked of the code: each safeguard says itself whom of these travellers it concerns. After a change,
 * {@code mvn test -Dtest=SafeguardsDocumentTest -Drihla.write=true} writes it anew.
 */
@Tag("rules")
class SafeguardsDocumentTest {

  private static final List<String> REASONS = reasons();

  private static final Path DOCUMENT = Path.of("docs/generated/safeguards.md");

  @Test
  void what_people_read_of_the_safeguards_is_what_is_asked() throws IOException {
    Generated.isWrittenIn(DOCUMENT, document());
  }

  private static Map<String, ReturnCases> travellers() {
    var some = new LinkedHashMap<String, ReturnCases>();
    some.put("adult", ReturnCases.adult());
    some.put("child with a parent", ReturnCases.adult().accompaniedChild(BORN_CHILD));
    some.put("child alone", ReturnCases.unaccompaniedChild());
    some.put("victim of trafficking", ReturnCases.adult().trafficked());
    some.put("asylum seeker, refugee, stateless", ReturnCases.of("ASYLUM_SEEKER_PENDING"));
    some.put("ill", ReturnCases.adult().ill());
    some.put("must be escorted", ReturnCases.adult().tell(Fact.ESCORT_NEEDED, Member.MEDICAL));
    return some;
  }

  private static String document() throws IOException {
    var safeguards = words("casework");
    var acts = words("acts");
    var text = new StringBuilder(
      """
        # What stands between a person and a safe departure

        Written by `SafeguardsDocumentTest` from `Safeguard`, `Gate`, `Passage` and `Closure`; do not edit. One closed list, failing closed: what is not attested is missing. A
        gate asks its own safeguards and those of all gates before it, so that everything is asked again at the door of the aeroplane. ● concerns this traveller.
        *Override*: by two named people with a written reason, or by nobody, whatever their role. Who may do each deed stands in [roles.md](roles.md).

        ## The list

        | gate | safeguard | override | met by\s""");
    var travellers = travellers();
    text.append(travellers.keySet().stream().map(each -> "| " + each + " ").collect(Collectors.joining())).append("|\n|---|---|---|---|")
      .append("---|".repeat(travellers.size())).append('\n');
    for (var safeguard : Safeguard.values()) {
      text.append("| ").append(safeguards.getProperty("gate." + safeguard.gate())).append(" | ").append(safeguards.getProperty("safeguard."
        + safeguard)).append("<br>`").append(safeguard).append("` | ").append(safeguard.override() == Safeguard.Override.NEVER
          ? "never"
          : "two people")
        .append(" | ").append(acts.getProperty("act." + safeguard.metBy())).append(" |");
      for (var traveller : travellers.values())
        text.append(concerns(safeguard, traveller) ? " ● |" : " |");
      text.append('\n');
    }
    return text.append("\n## The stages\n\n```mermaid\nstateDiagram-v2\n  [*] --> REGISTERED\n").append(arrows()).append("```\n")
      .toString();
  }

  /** The one who joined last: the child, where there is one. */
  private static boolean concerns(Safeguard safeguard, ReturnCases group) {
    var facts = group.facts();
    return safeguard.concerns(facts.members().getLast(), facts, TODAY);
  }

  private static String arrows() {
    var all = new StringBuilder();
    for (var gate : Gate.values()) {
      long asked = Arrays.stream(Safeguard.values()).filter(each -> each.gate().compareTo(gate) <= 0).count();
      all.append("  ").append(gate.from()).append(" --> ").append(gate.to()).append(" : ").append(gate.act()).append(", if all ")
        .append(asked)
        .append(" safeguards hold\n");
    }
    for (var passage : Passage.values())
      all.append("  ").append(passage.from()).append(" --> ").append(passage.to()).append(" : ").append(passage.act()).append('\n');
    for (var stage : Stage.values()) if (stage != Stage.CLOSED) {
      if (stage.beforeBoarding()) all.append("  ").append(stage).append(" --> CLOSED : WITHDRAW by any channel without a reason\n");
      all.append("  ").append(stage).append(" --> CLOSED : CLOSE, for ").append(reasons(stage)).append('\n');
    }
    // Not a gate: what was cleared was cleared for a day; a booking for another one, or a missed journey, takes it back (Moves#planDeparture).
    all.append("  CLEARED --> APPROVED : BOOK_JOURNEY for another day, or not departed\n");
    return all.append("  CLOSED --> [*]\n").toString();
  }

  private static List<String> reasons() {
    try (var codes = Files.lines(Path.of("src/main/resources/reference/codes.csv"))) {
      return codes.filter(line -> line.startsWith("closure_reason,")).map(line -> line.split(",")[1]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For which reasons nothing about the stage forbids it; what a reason asks besides, such as a survey, is asked then. */
  private static String reasons(Stage stage) {
    var measured = ReturnCases.adult().in(stage).tellCase(Fact.MEASURED, Fact.YES, null).tellCase(Fact.CONTACT_EXHAUSTED, Fact.YES, null);
    return REASONS.stream().filter(reason -> Closure.refusals(measured.found(), reason, measured.facts(), false, TODAY).isEmpty())
      .collect(Collectors.joining(" "));
  }

  private static Properties words(String module) throws IOException {
    var words = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/" + module + "_en.properties"))) {
      words.load(in);
    }
    return words;
  }
}
