package ro.storno.domain.anaf;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The number under which ANAF took an upload in, {@code index_incarcare}, such as {@code
 * 5001234567}. It is all one needs to ask for the state of the document.
 *
 * @param value digits; not null
 */
public record UploadIndex(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");

  /** Checks the form. */
  public UploadIndex {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an upload index: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
