package ro.storno.domain.anaf;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number under which ANAF hands out one answer or one received document, {@code id_descarcare}
 * of a state and {@code id} of a message in a list: the two are the same number.
 *
 * @param value digits; not null
 */
public record DownloadId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");

  /** Checks the form. */
  public DownloadId {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a download id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
