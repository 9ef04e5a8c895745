package org.rihla.casework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of cases, with the filters that made it. @param query what was searched for, or null where nobody searched */
public record CaseList(List<Row> rows, @Nullable String query, String stage, int page, boolean more) {

  /** @param name of the principal, or initials for readers who need no names; "" of whom nothing can be read any more */
  public record Row(ReturnCase found, String name) {
  }

  /** Why there is nothing in it, as a message key. */
  public String whyEmpty() {
    if (query != null) return query.isEmpty() ? "cases.nothing-asked" : "cases.none-found";
    return stage.isEmpty() && page == 0 ? "cases.none" : "cases.none-here";
  }

  /** The address of another page with the same filters. Names are searched by, never kept in an address: a search has one page. */
  public String at(int other) {
    return "/cases?stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8) + "&page=" + other;
  }
}
