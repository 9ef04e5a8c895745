package org.rihla.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rihla.Generated;

/**
 * {@code docs/generated/roles.md} is written from the policy, so that what people read is what is decided. After a change of the policy,
 * {@code mvn test -Dtest=RolesDocumentTest -Drihla.write=true} writes it anew.
 */
@Tag("rules")
class RolesDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/generated/roles.md");

  private final Policy policy = new Policy();

  @Test
  void what_people_read_of_the_roles_is_what_is_decided() throws IOException {
    Generated.isWrittenIn(DOCUMENT, document());
  }

  private String document() {
    var text = new StringBuilder(
      """
        # Who may do what

        Written from [`policy/policy.csv`](../../src/main/resources/policy/policy.csv) by `RolesDocumentTest`; do not edit. What a role is not granted here, it is
        denied. A case that somebody may not see looks like one that does not exist.

        **Rights**: masked: without names · read · stop: write down that somebody wants to stay or is in danger · write · approve · export: take out of the house.
        **Which cases**: *office*: of one's own office, or of an office below it; in the country of origin once it has accepted the case or the people have departed, and
        then what was handed over (`policy/sharing.csv`) · *offered*: the same, and those that it is asked to accept ·
        *assigned*: of those, the ones taken on or given · *assigned 30 days*: the same, until 30 days after taking them on · *named*: of those, where one is named for the sealed compartment · *travelling*: while their journey is
        prepared, made and followed · *paying*: while money is asked, reserved or paid · *emergency*: one part of one case of one's office,
        for four hours, by whoever says why it cannot wait ([decision 0037](../decisions/0037-emergencies-and-conflicts.md)) · *everywhere* · *referred*: no case, only
        what was handed to one's organisation, while the person agrees and until its day · *aggregate*: no case, figures only.

        From the day after a departure the host office does only what stands in `policy/host-keeps.csv`.

        ## Compartments

        """);
    text.append("| role | ").append(names(Compartment.values())).append(" |\n|---|").append("---|".repeat(Compartment.values().length))
      .append('\n');
    for (var role : Role.values()) {
      text.append("| ").append(said(role)).append(" | ");
      text.append(Arrays.stream(Compartment.values()).map(compartment -> cell(role, compartment)).collect(Collectors.joining(" | ")));
      text.append(" |\n");
    }
    text.append("\nSealed, so that each reader is named on each case: ").append(names(Arrays.stream(Compartment.values())
      .filter(Compartment::sealed).toArray(Compartment[]::new)).replace(" | ", ", ")).append(".\n\n## Acts\n\n");
    text.append("| act | compartment | right | whose work | roles |\n|---|---|---|---|---|\n");
    for (var act : Act.values())
      text.append("| ").append(String.join(" | ", List.of(said(act), said(act.compartment()), said(act.right()), said(act.side()),
        policy.rolesFor(act).stream().map(RolesDocumentTest::said).collect(Collectors.joining(", "))))).append(" |\n");
    return text.toString();
  }

  private String cell(Role role, Compartment compartment) {
    var cell = policy.grants(role, compartment).stream().map(grant -> grant.rights().stream().map(RolesDocumentTest::said)
      .collect(Collectors.joining(" ")) + " *" + said(grant.scope()) + "*").collect(Collectors.joining("<br>"));
    return cell.isEmpty() ? "–" : cell;
  }

  private static String names(Enum<?>[] some) {
    return Arrays.stream(some).map(RolesDocumentTest::said).collect(Collectors.joining(" | "));
  }

  private static String said(Enum<?> code) { return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '); }
}
