package org.rihla.casework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of cases, with the filters that made it. */
public record CaseList(List<Row> rows, String query, String stage, int page, boolean more) {

  /** @param name of the principal, or initials for readers who need no names */
  public record Row(ReturnCase found, String name) {
  }

  /** The address of another page with the same filters. Names are searched by, never kept in an address: a search has one page. */
  public String at(int other) {
    return "/cases?stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8) + "&page=" + other;
  }
}
