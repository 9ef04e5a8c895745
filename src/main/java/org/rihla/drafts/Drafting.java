package org.rihla.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.web.Field;

/**
 * What the page of a form carries so that nothing typed into it is lost.
 *
 * @param address of the form
 * @param page names this page
 * @param whose shows for whom it was made
 * @param draft with which it is filled, or null
 * @param waits whether there is one that is shown only after a proof
 */
public record Drafting(String address, UUID page, String whose, @Nullable Draft draft, boolean waits) {

  /** What is longer than this is worth leaving and coming back to. */
  private static final int SHORT = 6;

  /** Where what is typed is sent to be kept, and thrown away. */
  public static final String KEPT_AT = "/draft";

  /** What a page asks by itself says so, since nobody may sit there. */
  public static final String BY_ITSELF = "by-itself";

  public static boolean isByItself(HttpServletRequest request) { return BY_ITSELF.equals(request.getQueryString()); }

  public String keeping() { return address + KEPT_AT; }

  public static boolean isLong(List<Field> fields) {
    return fields.size() > SHORT;
  }

  /** With which the page is filled, where it is. */
  public Optional<Map<String, String[]>> typed() {
    return Optional.ofNullable(draft).map(Draft::typed);
  }
}
