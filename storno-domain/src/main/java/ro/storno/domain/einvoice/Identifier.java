package ro.storno.domain.einvoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An identifier together with the scheme it belongs to, for example {@code 5420000000016} in scheme
 * {@code 0088} (GLN).
 *
 * <p>The scheme of party and item identifiers comes from ISO/IEC 6523, that of electronic addresses
 * from the EAS code list. Unknown schemes are kept as they are.
 *
 * @param value the identifier itself, not null
 * @param schemeId the scheme; null when the identifier names none
 */
public record Identifier(String value, @Nullable String schemeId) {
  /** Copies lists and refuses a null where the term is not optional. */
  public Identifier {
    Objects.requireNonNull(value, "value");
  }

  /** An identifier that names no scheme. */
  public static Identifier of(String value) {
    return new Identifier(value, null);
  }

  /** An identifier in a scheme. */
  public static Identifier of(String value, String schemeId) {
    return new Identifier(value, schemeId);
  }
}
