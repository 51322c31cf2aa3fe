package ro.storno.persistence.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, by name. A method whose name begins with {@code maybe} may return null;
 * the others fail on a null, which the schema rules out.
 *
 * @param row where the cursor stands
 */
public record Columns(ResultSet row) {
  public UUID uuid(String name) throws SQLException {
    return present(name, row.getObject(name, UUID.class));
  }

  public <T> @Nullable T maybeId(String name, Function<UUID, T> type) throws SQLException {
    UUID value = row.getObject(name, UUID.class);
    return value == null ? null : type.apply(value);
  }

  public String text(String name) throws SQLException {
    return present(name, row.getString(name));
  }

  public @Nullable String maybeText(String name) throws SQLException {
    return row.getString(name);
  }

  public <E extends Enum<E>> E oneOf(Class<E> type, String name) throws SQLException {
    return Enum.valueOf(type, text(name));
  }

  public <E extends Enum<E>> @Nullable E maybeOneOf(Class<E> type, String name)
      throws SQLException {
    String value = row.getString(name);
    return value == null ? null : Enum.valueOf(type, value);
  }

  public Instant instant(String name) throws SQLException {
    return present(name, maybeInstant(name));
  }

  public @Nullable Instant maybeInstant(String name) throws SQLException {
    OffsetDateTime value = row.getObject(name, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public LocalDate date(String name) throws SQLException {
    return present(name, row.getObject(name, LocalDate.class));
  }

  public @Nullable LocalDate maybeDate(String name) throws SQLException {
    return row.getObject(name, LocalDate.class);
  }

  public BigDecimal decimal(String name) throws SQLException {
    return present(name, row.getBigDecimal(name));
  }

  public @Nullable BigDecimal maybeDecimal(String name) throws SQLException {
    return row.getBigDecimal(name);
  }

  public boolean flag(String name) throws SQLException {
    return row.getBoolean(name);
  }

  public int integer(String name) throws SQLException {
    return row.getInt(name);
  }

  public long number(String name) throws SQLException {
    return row.getLong(name);
  }

  public byte[] bytes(String name) throws SQLException {
    return present(name, row.getBytes(name));
  }

  private static <T> T present(String name, @Nullable T value) {
    return Objects.requireNonNull(value, name);
  }
}
