package ro.storno.authority.efactura;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where e-Factura is.
 *
 * @param base scheme and host, such as {@code https://api.anaf.ro}; null when none is configured
 * @param environment not null
 */
public record EFacturaSettings(@Nullable URI base, Environment environment) {
  /** ANAF's two worlds. */
  public enum Environment {
    /** What is filed has legal effect. */
    PROD,
    /** What is filed is forgotten. */
    TEST;

    /** Returns the segment of the path, such as {@code prod}. */
    public String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
