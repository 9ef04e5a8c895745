package org.rihla.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.access.Decision;
import org.rihla.values.PolicyFile;

/** Who may knock at which door: {@code policy/routes.csv}. A route that does not stand there is closed to everybody. */
final class Routes {

  /** What a door asks before anything behind it is asked. What is behind it asks again, of the case itself. */
  sealed interface Who {
    /** Also those who have not signed in. */
    record Anybody() implements Who {
    }

    record SignedIn() implements Who {
    }

    /** Who works here, and not those who come for themselves. */
    record Staff() implements Who {
    }

    /** Those who come for themselves. */
    record Own() implements Who {
    }

    /** Who sees cases at all, be it without names. */
    record Cases() implements Who {
    }

    /** Who works with this part of cases somewhere. */
    record Reads(Compartment part) implements Who {
    }

    /** Who may do this somewhere. */
    record May(Act act) implements Who {
    }
  }

  /** A door that stands in the menu of those it opens to. @param key of its message */
  record Entrance(String address, String key, Who who) {
  }

  private static final String READING = "READS_";

  private final Map<String, Who> known;
  private final List<Entrance> menu;

  Routes() {
    var rows = PolicyFile.rows("routes.csv").stream().map(line -> line.split(",")).toList();
    known = rows.stream().collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> who(cells[2])));
    menu = rows.stream().filter(cells -> cells.length > 3).map(cells -> new Entrance(cells[1], cells[3], who(cells[2]))).toList();
  }

  private static Who who(String word) {
    return switch (word) {
      case "ANYBODY" -> new Who.Anybody();
      case "SIGNED_IN" -> new Who.SignedIn();
      case "STAFF" -> new Who.Staff();
      case "OWN" -> new Who.Own();
      case "CASES" -> new Who.Cases();
      default -> word.startsWith(READING)
        ? new Who.Reads(Compartment.valueOf(word.substring(READING.length())))
        : new Who.May(Act.valueOf(word));
    };
  }

  Map<String, Who> all() { return known; }

  /** In the order of the file. */
  List<Entrance> menu() { return menu; }

  /** Whether a door opens to whoever is acting. */
  static boolean opens(Who who, Access access) {
    return switch (who) {
      case Who.Anybody _,Who.SignedIn _ -> true;
      case Who.Staff _ -> !access.comesForThemselves();
      case Who.Own _ -> access.comesForThemselves();
      case Who.Cases _ -> access.reading(Compartment.CASE, null) != Decision.DENIED;
      case Who.Reads(var part) -> !access.comesForThemselves() && access.reading(part, null) == Decision.ALLOWED;
      case Who.May(var act) -> access.may(act, null);
    };
  }

  Optional<Who> at(String method, String route) {
    return Optional.ofNullable(known.get((method.equals("HEAD") ? "GET" : method) + " " + route));
  }
}
