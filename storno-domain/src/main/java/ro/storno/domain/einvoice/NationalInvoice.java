package ro.storno.domain.einvoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invoice together with what its country wants beside the core.
 *
 * @param invoice the invoice in terms of EN 16931, not null
 * @param terms what the country adds; null when it adds nothing
 */
public record NationalInvoice(ElectronicInvoice invoice, @Nullable NationalTerms terms) {
  /** Refuses an absent invoice. */
  public NationalInvoice {
    Objects.requireNonNull(invoice, "invoice");
  }

  /** An invoice to which no country adds anything. */
  public static NationalInvoice of(ElectronicInvoice invoice) {
    return new NationalInvoice(invoice, null);
  }
}
