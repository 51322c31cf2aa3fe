package ro.storno.pdf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Logo;
import ro.storno.application.invoice.UnprintableInvoiceException;

/** The last logos that were printed, decoded. Thread-safe. */
public final class Logos {
  private static final int KEPT = 32;

  private final Map<Logo, LogoImage> decoded =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Logo, LogoImage> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * Decodes a logo.
   *
   * @return null if there is none
   * @throws UnprintableInvoiceException if it cannot be printed
   */
  public @Nullable LogoImage of(@Nullable Logo logo) {
    return logo == null
        ? null
        : decoded.computeIfAbsent(logo, l -> LogoImage.decode(l.content(), l.mediaType()));
  }
}
