package org.rihla.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row that came as one list of JSON, because rows of different tables were asked for in one statement; in the words of {@link Row}, and counted from 1
 * like its columns.
 */
public record Cells(List<JsonNode> values) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** @param list as {@code json_agg} writes it */
  public static Cells read(String list) {
    return new Cells(List.copyOf(JSON.readTree(list).values()));
  }

  private @Nullable String written(int column) {
    var value = values.get(column - 1);
    return value.isNull() ? null : value.asString();
  }

  private String there(int column) { return Objects.requireNonNull(written(column)); }

  public String text(int column) { return there(column); }

  /** Empty where the database has nothing. */
  public Optional<String> maybe(int column) { return Optional.ofNullable(written(column)); }

  /** A list of its own. */
  public List<String> texts(int column) {
    return values.get(column - 1).values().stream().map(JsonNode::asString).toList();
  }

  public boolean yes(int column) { return values.get(column - 1).booleanValue(); }

  public int count(int column) { return values.get(column - 1).intValue(); }

  /** An amount in cents, and its currency. */
  public Money money(int cents, int currency) {
    return new Money(values.get(cents - 1).longValue(), there(currency));
  }

  public LocalDate date(int column) { return LocalDate.parse(there(column)); }

  public @Nullable LocalDate maybeDate(int column) {
    var date = written(column);
    return date == null ? null : LocalDate.parse(date);
  }

  public Instant moment(int column) { return OffsetDateTime.parse(there(column)).toInstant(); }
}
