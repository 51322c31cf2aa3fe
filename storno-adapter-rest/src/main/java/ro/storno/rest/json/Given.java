package ro.storno.rest.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A field of a partial update: left out, set to null, or set to a value.
 *
 * @param <T> type of the value
 * @param present whether the request names the field at all
 * @param value what it says, null for an explicit null and when absent
 */
@JsonDeserialize(using = GivenReader.class)
public record Given<T>(boolean present, @Nullable T value) {
  private static final Given<?> ABSENT = new Given<>(false, null);

  /**
   * The request does not mention the field.
   *
   * @param <T> type of the value
   * @return the shared absent field, not null
   */
  @SuppressWarnings("unchecked")
  public static <T> Given<T> absent() {
    return (Given<T>) ABSENT;
  }

  /**
   * The request sets the field.
   *
   * @param <T> type of the value
   * @param value the new value, null to clear it
   * @return a present field, not null
   */
  public static <T> Given<T> of(@Nullable T value) {
    return new Given<>(true, value);
  }

  /**
   * Passes the value on if the request sets the field to something.
   *
   * @param sink takes the value, not null
   */
  public void ifValue(Consumer<T> sink) {
    if (value != null) {
      sink.accept(value);
    }
  }

  /**
   * Chooses between the request and what was there before.
   *
   * @param before the value to keep when the field is absent, may be null
   * @return the value after the update, null if it was cleared or never set
   */
  public @Nullable T orKeep(@Nullable T before) {
    return present ? value : before;
  }
}
