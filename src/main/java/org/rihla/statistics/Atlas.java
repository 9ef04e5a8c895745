package org.rihla.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Africa and the Middle East, drawn beforehand in an equal-area projection from Natural Earth (public domain); how, says decision 0047. Borders are
 * those of that drawing, and take no position. Land that nobody returns to is drawn as one.
 */
final class Atlas {

  static final int WIDTH = 560;
  static final int HEIGHT = 644;

  /** @param x and {@code y}: the middle of its largest part */
  record Land(int x, int y, String path) {
  }

  /** By the code of the country; the land around it is {@code LAND}. */
  static final Map<String, Land> LANDS = read();

  private Atlas() {}

  static @Nullable Land of(String country) { return country.equals("LAND") ? null : LANDS.get(country); }

  private static Map<String, Land> read() {
    var lands = new LinkedHashMap<String, Land>();
    Resource.text("/statistics/map.csv").lines().skip(1).map(line -> line.split(",", 4)).forEach(land -> lands.put(land[0],
      new Land(Integer.parseInt(land[1]), Integer.parseInt(land[2]), land[3])));
    return lands;
  }
}
