package org.rihla.counselling;

import java.util.List;
import org.rihla.access.Office;

/** @param names of the days; origins: with whom free hours can be looked for; chosen: the one that is, or "" */
public record DeskPage(DeskWeek week, List<String> names, List<Office> origins, String chosen) {
}
