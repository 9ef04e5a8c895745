package org.rihla.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The access matrix as it was designed, cell by cell against {@code policy/policy.csv}. Where they differ the difference stands in
 * {@code docs/security/matrix-deviations.csv} with its reason, word for word: one that is not there fails, and one that is no longer true fails too.
 */
@Tag("rules")
class MatrixTest {

  private static final Path DEVIATIONS = Path.of("docs/security/matrix-deviations.csv");

  /**
   * In the notation of the design: R read, m masked, c create, u update, a approve; then the scope: s self, g assigned, d assigned for thirty days,
   * n named for the sealed compartment, o own office, f referred fields until a date, w while they travel, p while money is paid, e everywhere, G figures
   * only. The columns: K case, I identity, L contact, N notes, V support, P trafficking, U child, H health, F fitness, M movement, € money, S
   * reintegration and monitoring, Q complaints, T statistics, A audit, C settings. Two conditions in one cell stand apart by a semicolon.
   */
  private static final String MATRIX = """
    role                    | K        | I        | L     | N         | V    | P     | U     | H     | F    | M     | €         | S     | Q    | T   | A   | C
    OUTREACH_WORKER         | Rcu g    | cu g;R d | cu g  | c g       | cu g | c n   | c n   | –     | –    | –     | –         | –     | c o  | –   | –   | –
    RETURN_COUNSELLOR       | Rcu g;m o| Rcu g    | Rcu g | Rcu g     | Ru g | R n   | R n   | –     | R g  | R g   | R g;c g   | R g   | c o  | R o | R s | –
    ORIGIN_CASE_WORKER      | R o;u g  | R g      | Ru g  | R g;cu g  | R g  | R n   | R n   | –     | R w  | R w   | R g;c g   | Rcu g | c o  | R o | R s | –
    PROTECTION_OFFICER      | R o      | R n      | R n   | R n       | Ru o | Rcu n | Rcu n | –     | R g  | R g   | –         | R g   | c o  | R o | R s | –
    MEDICAL_OFFICER         | R g      | R g      | R g   | –         | R g  | –     | –     | Rcu n | cu g | R g   | –         | –     | c o  | –   | R s | –
    MOVEMENTS_OFFICER       | R w      | R w      | R w   | –         | R w  | –     | R w   | –     | R w  | Rcu w | R w       | –     | c o  | R o | R s | –
    FINANCE_OFFICER         | R p      | R p      | R p   | –         | –    | –     | –     | –     | –    | R p   | Rcua p    | R p   | c o  | R o | R s | –
    ME_OFFICER              | m o      | –        | R G   | –         | R G  | R G   | R G   | R G   | –    | –     | R G       | R o   | c o  | R o | R s | –
    PARTNER                 | R f      | R f      | R f   | R f       | –    | R n   | R n   | R n   | –    | –     | R s       | cu f  | c o  | –   | R s | –
    OFFICE_MANAGER          | Ra o     | m o;R g  | –     | m o       | R o  | R G   | R G   | –     | –    | R o   | Ra o      | R o   | Ra o | Ra o| R o | a o
    NATIONAL_AUTHORITY      | –        | R G      | –     | –         | –    | –     | –     | –     | –    | R G   | –         | –     | –    | R G | –   | –
    DONOR                   | –        | –        | –     | –         | –    | –     | –     | –     | –    | –     | R G       | R G   | –    | R G | –   | –
    DATA_PROTECTION_OFFICER | R e      | m e;R e  | –     | –         | –    | –     | –     | –     | –    | –     | –         | –     | R e  | R e | R e | R e
    SYSTEM_ADMINISTRATOR    | –        | –        | –     | –         | –    | –     | –     | –     | –    | –     | –         | –     | –    | –   | R s | Rcu e
    MIGRANT                 | R s      | R s      | Ru s  | R s       | R s  | R s   | R s   | R s   | R s  | R s   | R s       | R s   | Rc s | R G | R s | cu s
    """;

  private static final Map<String, List<Compartment>> COLUMNS = Map.ofEntries(Map.entry("K", List.of(Compartment.CASE)),
    Map.entry("I", List.of(Compartment.IDENTITY)), Map.entry("L", List.of(Compartment.CONTACT)),
    Map.entry("N", List.of(Compartment.NOTES)), Map.entry("V", List.of(Compartment.SUPPORT)),
    Map.entry("P", List.of(Compartment.TRAFFICKING)), Map.entry("U", List.of(Compartment.CHILD)),
    Map.entry("H", List.of(Compartment.HEALTH)), Map.entry("F", List.of(Compartment.FITNESS)),
    Map.entry("M", List.of(Compartment.MOVEMENT)), Map.entry("€", List.of(Compartment.MONEY)),
    Map.entry("S", List.of(Compartment.REINTEGRATION, Compartment.MONITORING)), Map.entry("Q", List.of(Compartment.COMPLAINTS)),
    Map.entry("T", List.of(Compartment.STATISTICS)), Map.entry("A", List.of(Compartment.AUDIT)),
    Map.entry("C", List.of(Compartment.SETTINGS)));

  private static final Map<String, String> SCOPES = Map.of("s", "SELF", "g", "ASSIGNED", "d", "ASSIGNED_30_DAYS", "n", "NAMED", "o",
    "OFFICE", "f", "REFERRED", "w", "TRAVELLING", "p", "PAYING", "e", "EVERYWHERE", "G", "AGGREGATE");

  private final Policy policy = new Policy();

  private static List<String[]> rows() {
    return MATRIX.lines().filter(line -> !line.isBlank()).map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(
      String[]::new)).toList();
  }

  /** As {@code READ ASSIGNED}. */
  private static TreeSet<String> designed(String cell) {
    var rights = new TreeSet<String>();
    if (cell.equals("–")) return rights;
    for (var part : cell.split(";")) {
      var words = part.strip().split(" ");
      assertThat(words).as(cell).hasSize(2);
      var scope = SCOPES.get(words[1]);
      assertThat(scope).as(cell).isNotNull();
      for (var letter : words[0].toCharArray()) rights.add(switch (letter) {
        case 'R' -> "READ";
        case 'm' -> "MASKED";
        case 'c', 'u' -> "WRITE";
        case 'a' -> "APPROVE";
        default -> throw new AssertionError(cell);
      } + " " + scope);
    }
    return rights;
  }

  /** To write down that somebody wants to stay, or is in danger, is not in the matrix: it is asked of whoever sits there. */
  private TreeSet<String> granted(Role role, Compartment compartment) {
    var rights = new TreeSet<String>();
    for (var grant : policy.grants(role, compartment))
      for (var right : grant.rights()) if (right != Right.STOP && grant.scope() != Scope.EMERGENCY) rights.add(right + " " + grant.scope());
    return rights;
  }

  private List<String> differences() {
    var differences = new ArrayList<String>();
    var heads = rows().getFirst();
    for (var row : rows().subList(1, rows().size()))
      for (int column = 1; column < heads.length; column++)
        for (var compartment : COLUMNS.getOrDefault(heads[column], List.of())) {
          var role = Role.valueOf(row[0]);
          var less = designed(row[column]);
          var more = granted(role, compartment);
          less.removeAll(granted(role, compartment));
          more.removeAll(designed(row[column]));
          if (!less.isEmpty() || !more.isEmpty())
            differences.add(role + "," + compartment + "," + String.join(" + ", more) + "," + String.join(" + ", less));
        }
    return differences;
  }

  @Test
  void each_cell_is_as_it_was_designed_or_stands_in_the_list_of_deviations_with_a_reason() throws IOException {
    var reasons = new EnumMap<Role, List<String>>(Role.class);
    var listed = new ArrayList<String>();
    for (var line : Files.readAllLines(DEVIATIONS).stream().skip(1).toList()) {
      var cells = line.split(",", 5);
      assertThat(cells).as(line).hasSize(5);
      assertThat(cells[4].strip()).as("a reason: " + line).hasSizeGreaterThan(20);
      listed.add(String.join(",", Arrays.copyOf(cells, 4)));
      reasons.computeIfAbsent(Role.valueOf(cells[0]), _ -> new ArrayList<>()).add(cells[4]);
    }
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void the_matrix_has_each_role_and_each_part_of_a_file() {
    assertThat(rows().stream().skip(1).map(row -> row[0])).containsExactlyInAnyOrder(Arrays.stream(Role.values()).map(Enum::name).toArray(
      String[]::new));
    assertThat(rows()).allSatisfy(row -> assertThat(row).hasSize(17));
    // what they agreed to, who works on a case, who is named for its sealed parts, what is handed outside, and what people ask about their own
    // data, and who changes the keys, came later: docs/decisions/0023, 0035, 0036, 0039 and 0041
    var compared = COLUMNS.values().stream().flatMap(List::stream).toList();
    assertThat(Arrays.stream(Compartment.values()).filter(each -> !compared.contains(each))).containsExactly(Compartment.SHARING,
      Compartment.TEAM, Compartment.SEALS, Compartment.EXPORTS, Compartment.EMERGENCIES, Compartment.REFERRALS, Compartment.EXTRACTS,
      Compartment.CONFLICTS, Compartment.REQUESTS, Compartment.KEYS);
  }

  @Test
  void where_the_design_gives_no_right_the_policy_gives_none_but_to_those_who_are_listed() {
    var differences = differences();
    assertThat(differences).isNotEmpty();
    assertThat(differences.stream().filter(each -> Compartment.valueOf(each.split(",")[1]).sealed())
      .filter(each -> each.split(",")[2].matches(".*(READ|WRITE|MASKED).*"))).as("sealed parts are never wider than designed").isEmpty();
  }
}
