package org.rihla.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rihla.casework.KeptViews.Kept;

/**
 * A page of cases, with the filter that made it.
 *
 * @param query what was searched for, or null where nobody searched
 * @param kept the filters that this reader comes back to
 */
public record CaseList(List<Row> rows, @Nullable String query, CaseFilter filter, List<Kept> kept, int page, boolean more) {

  /** @param name of the principal, or initials for readers who need no names; "" of whom nothing can be read any more */
  public record Row(ReturnCase found, String name) {
  }

  /** Why there is nothing in it, as a message key. */
  public String whyEmpty() {
    if (query != null) return query.isEmpty() ? "cases.nothing-asked" : "cases.none-found";
    return filter.isAll() && page == 0 ? "cases.none" : "cases.none-here";
  }

  /** Where the filter is kept already; null where it is not. */
  public @Nullable Kept keptAs() {
    return kept.stream().filter(each -> each.filter().equals(filter)).findFirst().orElse(null);
  }

  /** The address of another page with the same filter. Names are searched by, never kept in an address: a search has one page. */
  public String at(int other) {
    return "/cases?" + filter.query() + (filter.isAll() ? "" : "&") + "page=" + other;
  }
}
