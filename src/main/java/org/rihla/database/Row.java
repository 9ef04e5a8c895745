package org.rihla.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Money;
import org.rihla.values.PersonId;

/** One row in the words of Rihla; columns are counted from 1. A value that may be absent is asked for with {@code maybe}. */
public record Row(ResultSet columns) {

  public UUID id(int column) throws SQLException { return columns.getObject(column, UUID.class); }

  public @Nullable UUID maybeId(int column) throws SQLException { return columns.getObject(column, UUID.class); }

  /** What only its owner's key opens. */
  public byte[] closed(int column) throws SQLException { return columns.getBytes(column); }

  /** Null where nothing was written. */
  public byte @Nullable [] maybeClosed(int column) throws SQLException {
    return columns.getBytes(column);
  }

  /** Empty where nothing was collected. */
  public List<UUID> ids(int column) throws SQLException {
    var ids = columns.getArray(column);
    return ids == null ? List.of() : List.of((UUID[]) ids.getArray());
  }

  public PersonId person(int column) throws SQLException { return new PersonId(id(column)); }

  /** Null for what concerns the whole case. */
  public @Nullable PersonId maybePerson(int column) throws SQLException {
    var id = columns.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  public String text(int column) throws SQLException { return columns.getString(column); }

  public @Nullable String maybeText(int column) throws SQLException { return columns.getString(column); }

  public List<String> texts(int column) throws SQLException { return List.of((String[]) columns.getArray(column).getArray()); }

  public boolean yes(int column) throws SQLException { return columns.getBoolean(column); }

  public int count(int column) throws SQLException { return columns.getInt(column); }

  public BigDecimal number(int column) throws SQLException { return columns.getBigDecimal(column); }

  public @Nullable Double maybeNumber(int column) throws SQLException {
    var number = columns.getDouble(column);
    return columns.wasNull() ? null : number;
  }

  /** An amount in cents, and its currency. */
  public Money money(int cents, int currency) throws SQLException {
    return new Money(columns.getLong(cents), columns.getString(currency));
  }

  public LocalDate date(int column) throws SQLException { return Objects.requireNonNull(maybeDate(column)); }

  public @Nullable LocalDate maybeDate(int column) throws SQLException { return columns.getObject(column, LocalDate.class); }

  public Instant moment(int column) throws SQLException { return Objects.requireNonNull(maybeMoment(column)); }

  public @Nullable Instant maybeMoment(int column) throws SQLException {
    var moment = columns.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  public <E extends Enum<E>> E code(int column, Class<E> type) throws SQLException { return Enum.valueOf(type, columns.getString(column)); }
}
