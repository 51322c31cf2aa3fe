package ro.storno.domain.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Free texts and printed particulars of an invoice. Every one may be null.
 *
 * @param notes printed note (BT-22)
 * @param paymentTerms (BT-20)
 * @param deliveryLocation printed place of delivery
 * @param issuerName who drew it up
 * @param issuerId identity number of who drew it up
 * @param mentions further printed text
 * @param internalNote never printed
 * @param salesAgent printed name of the agent
 * @param deputyName delegate who took the goods
 * @param deputyIdentityCard identity card of the delegate
 * @param deputyAuto registration plate of the delegate's car
 */
public record InvoiceTexts(
    @Nullable String notes,
    @Nullable String paymentTerms,
    @Nullable String deliveryLocation,
    @Nullable String issuerName,
    @Nullable String issuerId,
    @Nullable String mentions,
    @Nullable String internalNote,
    @Nullable String salesAgent,
    @Nullable String deputyName,
    @Nullable String deputyIdentityCard,
    @Nullable String deputyAuto) {
  /** No texts at all. */
  public static final InvoiceTexts NONE =
      new InvoiceTexts(null, null, null, null, null, null, null, null, null, null, null);
}
