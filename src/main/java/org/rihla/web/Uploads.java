package org.rihla.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.rihla.values.PolicyFile;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which forms take a file: {@code policy/uploads.csv}. No other does. */
public final class Uploads {

  private static final List<PathPattern> ROUTES = PolicyFile.rows("uploads.csv").stream()
    .map(line -> PathPatternParser.defaultInstance.parse(line.substring(0, line.indexOf(',')))).toList();

  private Uploads() {}

  /** Whether it is sent as a form with files is, be it for us or not. */
  public static boolean isOne(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("multipart/form-data");
  }

  /** Whether it is sent so to a form of ours that takes a file. */
  public static boolean isOurs(HttpServletRequest request) {
    return request.getMethod().equals("POST") && isOne(request)
      && ROUTES.stream().anyMatch(route -> route.matches(PathContainer.parsePath(request.getRequestURI())));
  }
}
