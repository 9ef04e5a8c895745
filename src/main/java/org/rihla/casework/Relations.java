package org.rihla.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rihla.access.Apart;
import org.rihla.access.Compartment;
import org.rihla.access.Handover;
import org.rihla.access.Role;
import org.rihla.access.Subject;
import org.rihla.access.Subject.Period;
import org.rihla.access.Subject.Worker;
import org.rihla.values.CaseId;
import org.rihla.values.OfficeCode;
import org.rihla.values.StaffId;

/** Who has to do with a case and when, read with its row. */
final class Relations {

  /** So long after a departure its journey is still followed, and after a closing its last bills still come. */
  static final int DAYS_AFTER = 30;

  private Relations() {}

  static Subject read(ResultSet row) throws SQLException {
    var parent = row.getString("office_parent");
    var departed = day(row, "departed_on");
    var closed = day(row, "closed_on");
    return new Subject(new CaseId(row.getObject("id", UUID.class)), new OfficeCode(row.getString("office")),
      parent == null ? null : new OfficeCode(parent),
      new OfficeCode(row.getString("origin_office")), row.getBoolean("shared"), workers(row), named(row),
      new Period(day(row, "approved_on"), departed == null ? closed : departed.plusDays(DAYS_AFTER)),
      new Period(day(row, "applied_on"), closed == null ? null : closed.plusDays(DAYS_AFTER)),
      new Apart(emergencies(row), conflicts(row), people(row)),
      handover(row));
  }

  private static Handover handover(ResultSet row) throws SQLException {
    var parts = EnumSet.noneOf(Compartment.class);
    for (var part : texts(row, "shared_parts")) parts.add(Compartment.valueOf(part));
    return new Handover(row.getBoolean("transfer_accepted"), parts, day(row, "shared_until"), day(row, "departed_on"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Map<StaffId, Worker> workers(ResultSet row) throws SQLException {
    var workers = new HashMap<StaffId, Worker>();
    for (var each : texts(row, "workers")) {
      var words = each.split(" ");
      workers.put(who(words), new Worker(Role.valueOf(words[1]), new OfficeCode(words[2]), LocalDate.parse(words[3])));
    }
    return workers;
  }

  private static Map<StaffId, Set<Compartment>> named(ResultSet row) throws SQLException {
    var named = new HashMap<StaffId, Set<Compartment>>();
    for (var each : texts(row, "named")) {
      var words = each.split(" ");
      named.computeIfAbsent(who(words), _ -> EnumSet.noneOf(Compartment.class)).add(Compartment.valueOf(words[1]));
    }
    return named;
  }

  private static Map<StaffId, Map<Compartment, Instant>> emergencies(ResultSet row) throws SQLException {
    var emergencies = new HashMap<StaffId, Map<Compartment, Instant>>();
    for (var each : texts(row, "emergencies")) {
      var words = each.split(" ");
      emergencies.computeIfAbsent(who(words), _ -> new EnumMap<>(Compartment.class))
        .merge(Compartment.valueOf(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2])),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    return emergencies;
  }

  private static Set<StaffId> conflicts(ResultSet row) throws SQLException {
    return texts(row, "conflicts").stream().map(each -> new StaffId(UUID.fromString(each))).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<UUID> people(ResultSet row) throws SQLException {
    var array = row.getArray("members");
    return array == null ? Set.of() : Set.of((UUID[]) array.getArray());
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static StaffId who(String[] words) { return new StaffId(UUID.fromString(words[0])); }
}
