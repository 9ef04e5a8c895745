package org.rihla.casework;

import java.util.stream.Collectors;
import org.rihla.access.Access;
import org.springframework.stereotype.Component;

/**
 * A word for what one reader is shown of a case: another as soon as it is less, or more. An open page is written with it and asks by it whether it may
 * stay, so that nothing stays on a screen which its reader would not be shown now: withdrawn, handed back, no longer theirs to read, or sealed and
 * left alone.
 */
@Component
class Stays {

  private final Access access;
  private final Sharing sharing;

  Stays(Access access, Sharing sharing) {
    this.access = access;
    this.sharing = sharing;
  }

  /** Seals come last, behind the first dot. */
  static String withoutSeals(String word) {
    return word.indexOf('.') < 0 ? word : word.substring(0, word.indexOf('.'));
  }

  /** What the one who reads is shown of each of the group, what they opened in an emergency included. */
  Showing showing(ReturnCase found) {
    return sharing.showing(found, found.members()).with(found.members(), access.openInEmergency(found.subject()).keySet());
  }

  String as(ReturnCase found) { return as(found, showing(found)); }

  /** Of letters, digits and dots. */
  String as(ReturnCase found, Showing showing) {
    return showing.stamp() + access.openSeals(found.subject()).stream().map(part -> "." + part).collect(Collectors.joining());
  }
}
