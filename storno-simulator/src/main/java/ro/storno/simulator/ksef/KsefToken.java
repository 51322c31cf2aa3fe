package ro.storno.simulator.ksef;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token that a taxpayer made in KSeF for a program.
 *
 * @param value what the program shows; not null
 * @param nip of the taxpayer, or null if it opens every context (which the real system never does)
 * @param mayRead whether invoices may be read ({@code InvoiceRead})
 * @param mayWrite whether invoices may be handed in ({@code InvoiceWrite})
 */
public record KsefToken(String value, @Nullable String nip, boolean mayRead, boolean mayWrite) {
  /** Checks that there is a value. */
  public KsefToken {
    Objects.requireNonNull(value, "value");
  }

  /** Returns a token of one taxpayer, for everything. */
  public static KsefToken of(String value, String nip) {
    return new KsefToken(value, nip, true, true);
  }

  boolean opens(String context) {
    return nip == null || nip.equals(context);
  }
}
