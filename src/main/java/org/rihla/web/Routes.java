package org.rihla.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rihla.access.Act;

/** Who may knock at which door: {@code policy/routes.csv}. A route that does not stand there is closed to everybody. */
final class Routes {

  /** What a door asks before anything behind it is asked. What is behind it asks again, of the case itself. */
  sealed interface Who {
    /** Also those who have not signed in. */
    record Anybody() implements Who {
    }

    record SignedIn() implements Who {
    }

    /** Who sees cases at all, be it without names. */
    record Cases() implements Who {
    }

    /** Who may do this somewhere. */
    record May(Act act) implements Who {
    }
  }

  private final Map<String, Who> known;

  Routes() {
    try (var file = Routes.class.getResourceAsStream("/policy/routes.csv")) {
      if (file == null) throw new IllegalStateException("policy/routes.csv is missing");
      known = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().skip(1).filter(line -> !line.isBlank())
        .map(line -> line.split(",")).collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> who(cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Who who(String word) {
    return switch (word) {
      case "ANYBODY" -> new Who.Anybody();
      case "SIGNED_IN" -> new Who.SignedIn();
      case "CASES" -> new Who.Cases();
      default -> new Who.May(Act.valueOf(word));
    };
  }

  Map<String, Who> all() { return known; }

  Optional<Who> at(String method, String route) {
    return Optional.ofNullable(known.get((method.equals("HEAD") ? "GET" : method) + " " + route));
  }
}
