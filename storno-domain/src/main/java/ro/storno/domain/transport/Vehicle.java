package ro.storno.domain.transport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What carries the goods (BT-18 to BT-20); registration numbers without blanks and dashes, such as
 * {@code B123ABC}.
 *
 * @param number of the vehicle, or null while it is not known
 * @param trailer1 or null
 * @param trailer2 or null
 */
public record Vehicle(
    @Nullable String number, @Nullable String trailer1, @Nullable String trailer2) {
  /** Nothing is known. */
  public static final Vehicle UNKNOWN = new Vehicle(null, null, null);

  /** Writes the numbers as ANAF wants them: {@code b-123-abc} becomes {@code B123ABC}. */
  public Vehicle {
    number = plain(number);
    trailer1 = plain(trailer1);
    trailer2 = plain(trailer2);
  }

  private static @Nullable String plain(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    return typed.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
  }
}
